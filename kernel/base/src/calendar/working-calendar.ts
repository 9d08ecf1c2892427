import { isoWeekday, yearOf, type LocalDate } from './local-date.js';
import { PUBLIC_HOLIDAYS_RU, TRANSFERS_RU } from './working-days-ru.js';

/** Why a day is a working day or not. `WORKING_WEEKEND` is a Saturday or Sunday on which people work, `TRANSFERRED` a weekday off. */
export type DayKind = 'WEEKDAY' | 'WORKING_WEEKEND' | 'WEEKEND' | 'PUBLIC_HOLIDAY' | 'TRANSFERRED';

const SATURDAY = 6;
const holidays = new Set(PUBLIC_HOLIDAYS_RU);
const transfers = new Map(
  Object.entries(TRANSFERS_RU).map(([year, lists]) => [
    Number(year),
    { daysOff: new Set(lists.daysOff), workingWeekends: new Set(lists.workingWeekends), shortened: new Set(lists.shortened) },
  ]),
);

/** What kind of day this is in the Russian calendar. In a year without a known decree only weekends and public holidays are off. */
export function dayKind(date: LocalDate): DayKind {
  const monthDay = date.slice(5);
  const year = transfers.get(yearOf(date));
  if (holidays.has(monthDay)) return 'PUBLIC_HOLIDAY';
  if (year?.daysOff.has(monthDay)) return 'TRANSFERRED';
  if (isoWeekday(date) < SATURDAY) return 'WEEKDAY';
  return year?.workingWeekends.has(monthDay) ? 'WORKING_WEEKEND' : 'WEEKEND';
}

/** Whether people of a five-day week work on this day. */
export function isWorkingDay(date: LocalDate): boolean {
  const kind = dayKind(date);
  return kind === 'WEEKDAY' || kind === 'WORKING_WEEKEND';
}

/** Whether this working day is one hour shorter, as the eve of a holiday. */
export function isShortened(date: LocalDate): boolean {
  return transfers.get(yearOf(date))?.shortened.has(date.slice(5)) ?? false;
}

/** Whether the year's decree is known, so that transferred days are exact and not only weekends and public holidays. */
export function isCalendarKnown(year: number): boolean {
  return transfers.has(year);
}

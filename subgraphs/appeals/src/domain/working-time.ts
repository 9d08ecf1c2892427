import { addDays, isShortened, isWorkingDay, localDateAt, minuteOfDayAt, momentAt, type LocalDate } from '@otklik/base';

/** An agency's working day: from 9 to 18 with a break from 13 to 14, in minutes since midnight; a shortened day ends an hour earlier. */
const MORNING = { start: 9 * 60, end: 13 * 60 };
const AFTERNOON = { start: 14 * 60, end: 18 * 60 };
const SHORTENED_BY = 60;

/** The moment at which so many working hours have passed since a moment. */
export function addWorkingHours(from: Date, hours: number, timeZone: string): Date {
  let left = hours * 60;
  let date = localDateAt(from, timeZone);
  let minute = minuteOfDayAt(from, timeZone);
  for (;;) {
    for (const { start, end } of workingSpans(date)) {
      const begin = Math.max(start, minute);
      if (begin >= end) continue;
      if (left <= end - begin) return momentAt(date, begin + left, timeZone);
      left -= end - begin;
    }
    date = addDays(date, 1);
    minute = 0;
  }
}

function workingSpans(date: LocalDate): readonly { start: number; end: number }[] {
  if (!isWorkingDay(date)) return [];
  return [MORNING, isShortened(date) ? { ...AFTERNOON, end: AFTERNOON.end - SHORTENED_BY } : AFTERNOON];
}

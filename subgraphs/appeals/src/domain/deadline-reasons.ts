import {
  addDays,
  dayKind,
  formatDay,
  formatFullDay,
  isCalendarKnown,
  isShortened,
  isWorkingDay,
  localDateAt,
  minuteOfDayAt,
  yearOf,
  type LocalDate,
  type LocalizedText,
} from '@otklik/base';
import type { Pause } from './pause.js';
import type { Term } from './term.js';

/** How a deadline came about. */
export interface DeadlineCount {
  readonly from: Date;
  /** What the term came to, before the answer was put off. */
  readonly counted: Date;
  readonly term: Term;
  readonly timeZone: string;
  /** The last day before it was moved from a day off. */
  readonly endDay: LocalDate;
  readonly isProvisional: boolean;
  readonly pauses: readonly Pause[];
  /** Calendar days. */
  readonly extendedBy: number | null;
  readonly promisedOn: LocalDate | null;
}

/** The counting of a deadline in sentences that a citizen can check with a calendar in hand. */
export function reasonsOf(count: DeadlineCount): LocalizedText[] {
  const { from, counted, term, timeZone, endDay, isProvisional, pauses, extendedBy, promisedOn } = count;
  const inHours = term.unit === 'WORKING_HOURS';
  const startDay = localDateAt(from, timeZone);
  const firstDay = inHours ? startDay : addDays(startDay, 1);
  const lastDay = localDateAt(counted, timeZone);
  const reasons = [inHours ? startOfHours(from, timeZone) : startOfDays(firstDay)];
  if (term.unit !== 'CALENDAR_DAYS') reasons.push(...unusualDays(firstDay, lastDay, inHours));
  reasons.push(...pauses.map((pause) => stoodStill(pause, timeZone, inHours)).filter((reason) => reason !== null));
  if (extendedBy !== null && !inHours) reasons.push(extended(extendedBy, endDay));
  if ((term.unit === 'CALENDAR_DAYS' || extendedBy !== null) && !inHours && lastDay !== endDay) reasons.push(moved(endDay, lastDay));
  for (let year = yearOf(firstDay); year <= yearOf(lastDay); year += 1) if (!isCalendarKnown(year)) reasons.push(unknownCalendar(year));
  if (promisedOn !== null) reasons.push(putOff(promisedOn));
  if (isProvisional) {
    reasons.push({ ru: 'Срок предварительный: при регистрации он будет рассчитан заново', en: 'Provisional: registration counts it anew' });
  }
  return reasons;
}

function startOfDays(firstDay: LocalDate): LocalizedText {
  const day = formatFullDay(firstDay);
  return { ru: `Отсчёт с ${day.ru}`, en: `Counted from ${day.en}` };
}

function startOfHours(from: Date, timeZone: string): LocalizedText {
  const day = formatFullDay(localDateAt(from, timeZone));
  const minutes = Math.floor(minuteOfDayAt(from, timeZone));
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return {
    ru: `Отсчёт с ${time} ${day.ru}; рабочее время — с 9 до 18 часов, перерыв с 13 до 14`,
    en: `Counted from ${time} on ${day.en}; working time is 9:00 to 18:00 with a break from 13:00 to 14:00`,
  };
}

/** Days that do not follow the ordinary week: holidays and transfers, working weekends and, when hours count, shortened days. */
function unusualDays(firstDay: LocalDate, lastDay: LocalDate, inHours: boolean): LocalizedText[] {
  const reasons: LocalizedText[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    if (isUnusualDayOff(day)) {
      const last = endOfDaysOff(day, lastDay);
      reasons.push(daysOff(day, last));
      day = last;
    } else if (dayKind(day) === 'WORKING_WEEKEND') {
      reasons.push({ ru: `${formatDay(day).ru} — рабочий день`, en: `${formatDay(day).en} is a working day` });
    }
    if (inHours && isShortened(day))
      reasons.push({ ru: `${formatDay(day).ru} — сокращённый день`, en: `${formatDay(day).en} is a shortened day` });
  }
  return reasons;
}

function isUnusualDayOff(day: LocalDate): boolean {
  const kind = dayKind(day);
  return kind === 'PUBLIC_HOLIDAY' || kind === 'TRANSFERRED';
}

/** The last unusual day of a run of days off; plain weekends may lie inside the run, not at its end. */
function endOfDaysOff(first: LocalDate, limit: LocalDate): LocalDate {
  let last = first;
  for (let day = first; day <= limit && !isWorkingDay(day); day = addDays(day, 1)) if (isUnusualDayOff(day)) last = day;
  return last;
}

function daysOff(first: LocalDate, last: LocalDate): LocalizedText {
  const [from, to] = [formatDay(first), formatDay(last)];
  if (first === last) return { ru: `${to.ru} — выходной день`, en: `${to.en} is a day off` };
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const day = Number(first.slice(8));
  return sameMonth
    ? { ru: `${day}–${to.ru} — выходные дни`, en: `${day}–${to.en} are days off` }
    : { ru: `${from.ru} – ${to.ru} — выходные дни`, en: `${from.en} – ${to.en} are days off` };
}

function moved(endDay: LocalDate, lastDay: LocalDate): LocalizedText {
  const [off, day] = [formatDay(endDay), formatDay(lastDay)];
  return {
    ru: `${off.ru} — выходной день: срок перенесён на ${day.ru}`,
    en: `${off.en} is a day off: the term is moved to ${day.en}`,
  };
}

/** Nothing when no day or hour was lost by it. */
function stoodStill({ from, to }: Pause, timeZone: string, inHours: boolean): LocalizedText | null {
  const first = localDateAt(from, timeZone);
  const since = formatDay(first);
  if (to === null) return { ru: `С ${since.ru} срок приостановлен: ждём уточнения от автора`, en: `Paused since ${since.en}: its author was asked to clarify it` };
  const end = localDateAt(to, timeZone);
  if (first === end && !inHours) return null;
  const until = formatDay(inHours ? end : addDays(end, -1));
  return since.ru === until.ru
    ? { ru: `${since.ru} срок не шёл: ждали уточнения от автора`, en: `${since.en} did not count: its author was asked to clarify it` }
    : { ru: `С ${since.ru} по ${until.ru} срок не шёл: ждали уточнения от автора`, en: `${since.en} to ${until.en} did not count: its author was asked to clarify it` };
}

function extended(days: number, endDay: LocalDate): LocalizedText {
  const [by, day] = [{ ru: `${days} ${calendarDays(days)}`, en: `${days} calendar ${days === 1 ? 'day' : 'days'}` }, formatDay(endDay)];
  return { ru: `Срок продлён на ${by.ru}, до ${day.ru}`, en: `Extended by ${by.en}, to ${day.en}` };
}

function calendarDays(count: number): string {
  const form = new Intl.PluralRules('ru').select(count);
  return form === 'one' ? 'календарный день' : form === 'few' ? 'календарных дня' : 'календарных дней';
}

function putOff(promisedOn: LocalDate): LocalizedText {
  const day = formatFullDay(promisedOn);
  return { ru: `Отложено: работы обещаны к ${day.ru}`, en: `Put off: the work is promised by ${day.en}` };
}

function unknownCalendar(year: number): LocalizedText {
  return {
    ru: `Переносы выходных на ${year} год ещё не известны: учтены суббота, воскресенье и праздники`,
    en: `The transferred days off of ${year} are not known yet: Saturdays, Sundays and public holidays are counted`,
  };
}

import { addDays, isShortened, isWorkingDay, localDateAt, momentAt, type LocalDate } from '@otklik/base';
import { outsideOf, type EndedPause } from './pause.js';

/** An agency's working day: from 9 to 18 with a break from 13 to 14, in minutes since midnight; a shortened day ends an hour earlier. */
const MORNING = { start: 9 * 60, end: 13 * 60 };
const AFTERNOON = { start: 14 * 60, end: 18 * 60 };
const SHORTENED_BY = 60;
const HOUR_MS = 3_600_000;

/** The moment at which so many working hours have passed since a moment, those of the pauses left out. */
export function addWorkingHours(from: Date, hours: number, timeZone: string, pauses: readonly EndedPause[] = []): Date {
  let left = hours * HOUR_MS;
  for (let date = localDateAt(from, timeZone); ; date = addDays(date, 1)) {
    for (const { start, end } of workingSpans(date)) {
      const begin = Math.max(momentAt(date, start, timeZone).getTime(), from.getTime());
      for (const [partStart, partEnd] of outsideOf(begin, momentAt(date, end, timeZone).getTime(), pauses)) {
        if (left <= partEnd - partStart) return new Date(partStart + left);
        left -= partEnd - partStart;
      }
    }
  }
}

function workingSpans(date: LocalDate): readonly { start: number; end: number }[] {
  if (!isWorkingDay(date)) return [];
  return [MORNING, isShortened(date) ? { ...AFTERNOON, end: AFTERNOON.end - SHORTENED_BY } : AFTERNOON];
}

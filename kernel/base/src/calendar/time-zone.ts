import { addDays, toLocalDate, utcMidnight, type LocalDate } from './local-date.js';

const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day on which a moment falls in a time zone, named by IANA (`Asia/Novosibirsk`). Throws RangeError for an unknown zone. */
export function localDateAt(moment: Date, timeZone: string): LocalDate {
  return toLocalDate(wallClock(moment.getTime(), timeZone));
}

/** Minutes passed on the wall clock since local midnight, with fractions. */
export function minuteOfDayAt(moment: Date, timeZone: string): number {
  const wall = wallClock(moment.getTime(), timeZone);
  return (wall - utcMidnight(toLocalDate(wall))) / MINUTE_MS;
}

/** The moment at which the wall clock of a zone shows this day and minute (0 is midnight, 1440 the next midnight). */
export function momentAt(date: LocalDate, minuteOfDay: number, timeZone: string): Date {
  const wall = utcMidnight(date) + minuteOfDay * MINUTE_MS;
  // The offset depends on the moment we look for: the first guess is within a day of it, the second is right.
  const guess = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(guess, timeZone));
}

/** The last millisecond of a day in a time zone. */
export function endOfDay(date: LocalDate, timeZone: string): Date {
  return new Date(momentAt(addDays(date, 1), 0, timeZone).getTime() - 1);
}

/** The moment as the zone's wall clock shows it, written as if it were UTC. */
function wallClock(epochMs: number, timeZone: string): number {
  return epochMs + offsetAt(epochMs, timeZone);
}

/** How far the zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(epochMs: number, timeZone: string): number {
  const second = Math.floor(epochMs / 1000) * 1000;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(second)) parts[type] = Number(value);
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second) - second;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

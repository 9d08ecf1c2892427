/** A day of the calendar without a time or a zone: `YYYY-MM-DD`, so that text order is date order. */
export type LocalDate = `${number}-${number}-${number}`;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Whether a text is a day that exists, such as `2028-02-29` but not `2027-02-29`. */
export function isLocalDate(text: string): text is LocalDate {
  const match = FORM.exec(text);
  return match !== null && toLocalDate(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))) === text;
}

/** The day some whole days later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return toLocalDate(utcMidnight(date) + days * DAY_MS);
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (utcMidnight(to) - utcMidnight(from)) / DAY_MS;
}

/** Day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export function isoWeekday(date: LocalDate): number {
  return new Date(utcMidnight(date)).getUTCDay() || 7;
}

/** The year of a day. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** Midnight of the day in UTC, in milliseconds since the epoch: for arithmetic, never a moment in the region. */
export function utcMidnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The day of a moment in UTC. */
export function toLocalDate(epochMs: number): LocalDate {
  return new Date(epochMs).toISOString().slice(0, 10) as LocalDate;
}

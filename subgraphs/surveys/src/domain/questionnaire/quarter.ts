import { addDays, isLocalDate, localDateAt, momentAt, type LocalDate } from '@otklik/base';

const QUARTER = /^(\d{4})-Q([1-4])$/;

/** The quarter of a day: `2026-Q4`. */
export function quarterOf(day: LocalDate): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The quarter of a moment in a zone. */
export function quarterAt(moment: Date, timeZone: string): string {
  return quarterOf(localDateAt(moment, timeZone));
}

/** Whether a text names a quarter. */
export function isQuarter(text: string): boolean {
  return QUARTER.test(text) && isLocalDate(firstDay(text));
}

/** The quarter before. */
export function quarterBefore(quarter: string): string {
  return quarterOf(addDays(firstDay(quarter), -1));
}

/** When a quarter ends: the first moment of the next one. */
export function endOfQuarter(quarter: string, timeZone: string): Date {
  const [, year = '', number = ''] = QUARTER.exec(quarter) ?? [];
  const next = number === '4' ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(number) * 3 + 1).padStart(2, '0')}-01`;
  return momentAt(next as LocalDate, 0, timeZone);
}

function firstDay(quarter: string): LocalDate {
  const [, year = '', number = ''] = QUARTER.exec(quarter) ?? [];
  return `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01` as LocalDate;
}

import type { LocalDate } from './local-date.js';

/** Days from the first to the last, both included: once (`2026-09-01`), or every year (`09-01`), then over New Year when the last comes before the first. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Whether a range comes again every year. */
export function isYearly({ from }: DayRange): boolean {
  return from.length === 'MM-DD'.length;
}

/** Whether a day lies in a range. */
export function isWithin(range: DayRange, on: LocalDate): boolean {
  const { from, to } = range;
  const day = isYearly(range) ? on.slice(5) : on;
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}

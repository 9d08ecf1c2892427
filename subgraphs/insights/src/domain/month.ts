import { localDateAt } from '@otklik/base';

/** A month of the calendar: `YYYY-MM`, so that text order is the order of time. */
export type Month = `${number}-${number}`;

const FORM = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Whether a text is a month, such as `2026-11`. */
export function isMonth(text: string): text is Month {
  return FORM.test(text);
}

/** The month in which a moment falls in a time zone, named by IANA. */
export function monthAt(moment: Date, timeZone: string): Month {
  return localDateAt(moment, timeZone).slice(0, 7) as Month;
}

/** The month some months later (earlier when negative). */
export function addMonths(month: Month, months: number): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)
    .toString()
    .padStart(4, '0')}-${((count % 12) + 1).toString().padStart(2, '0')}` as Month;
}

/** How many months a span has, both ends included: 1 from a month to itself. */
export function monthsIn(from: Month, to: Month): number {
  const [fromYear, fromNumber] = from.split('-').map(Number) as [number, number];
  const [toYear, toNumber] = to.split('-').map(Number) as [number, number];
  return (toYear - fromYear) * 12 + toNumber - fromNumber + 1;
}

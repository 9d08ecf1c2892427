import { daysBetween, type LocalDate } from '@otklik/base';
import { addMonths, monthsIn, type Month } from '../month.js';
import type { Exposures } from './matrix.js';

/** What a period is compared with. */
export enum Comparison {
  YEAR_BEFORE = 'YEAR_BEFORE',
  PERIOD_BEFORE = 'PERIOD_BEFORE',
}

/** Whole months, both ends included. */
export interface Period {
  readonly from: Month;
  readonly to: Month;
}

const YEAR = 12;

/** The period that another one is compared with, of as many months. */
export function comparedWith({ from, to }: Period, comparison: Comparison): Period {
  const back = comparison === Comparison.YEAR_BEFORE ? YEAR : monthsIn(from, to);
  return { from: addMonths(from, -back), to: addMonths(to, -back) };
}

/** How many days each of them has; of the later one only those up to today. 0 when it lies ahead. */
export function exposuresOf(now: Period, before: Period, today: LocalDate): Exposures {
  const left = daysBetween(today, endOf(now)) - 1;
  return { now: Math.max(0, daysOf(now) - Math.max(0, left)), before: daysOf(before) };
}

function daysOf(period: Period): number {
  return daysBetween(`${period.from}-01` as LocalDate, endOf(period));
}

/** The day after its last. */
function endOf({ to }: Period): LocalDate {
  return `${addMonths(to, 1)}-01` as LocalDate;
}

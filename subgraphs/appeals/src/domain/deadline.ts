import { addDays, endOfDay, isWorkingDay, localDateAt, type LocalDate, type LocalizedText } from '@otklik/base';
import { reasonsOf } from './deadline-reasons.js';
import type { DayOffPolicy, GroundedTerm } from './term.js';
import { addWorkingHours } from './working-time.js';

/** Until when an agency has to answer, and why. */
export interface Deadline {
  readonly dueAt: Date;
  readonly reasons: readonly LocalizedText[];
  /** Given at submission; registration counts it anew. */
  readonly isProvisional: boolean;
}

/**
 * Counts a deadline. Days are counted from the day after `from` in the region's time zone and end with the last one;
 * working hours run from `from` itself. @throws RangeError when the term is not a whole number above zero.
 */
export function deadlineFrom(from: Date, { term, reasons }: GroundedTerm, timeZone: string, isProvisional: boolean): Deadline {
  if (!Number.isInteger(term.amount) || term.amount < 1)
    throw new RangeError(`A term must be a whole number above zero, not ${term.amount}.`);
  const startDay = localDateAt(from, timeZone);
  const endDay = nominalEnd(startDay, term.amount, term.unit === 'WORKING_DAYS');
  const lastDay = term.unit === 'CALENDAR_DAYS' ? movedFromDayOff(startDay, endDay, term.onDayOff ?? 'FORWARD') : endDay;
  const dueAt = term.unit === 'WORKING_HOURS' ? addWorkingHours(from, term.amount, timeZone) : endOfDay(lastDay, timeZone);
  return { dueAt, isProvisional, reasons: [...reasons, ...reasonsOf({ from, dueAt, term, timeZone, endDay, isProvisional })] };
}

function nominalEnd(startDay: LocalDate, amount: number, workingOnly: boolean): LocalDate {
  if (!workingOnly) return addDays(startDay, amount);
  let day = startDay;
  for (let left = amount; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** BACKWARD never goes back to the day of registration or before it: then the term is too short for it and goes forward. */
function movedFromDayOff(startDay: LocalDate, endDay: LocalDate, policy: DayOffPolicy): LocalDate {
  if (policy === 'BACKWARD') {
    for (let day = endDay; day > startDay; day = addDays(day, -1)) if (isWorkingDay(day)) return day;
  }
  let day = endDay;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

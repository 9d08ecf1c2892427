import { addDays, endOfDay, isWorkingDay, localDateAt, type LocalDate, type LocalizedText } from '@otklik/base';
import { reasonsOf } from './deadline-reasons.js';
import { endedOf, isPaused, type EndedPause, type Pause } from './pause.js';
import type { DayOffPolicy, GroundedTerm, Term } from './term.js';
import { addWorkingHours } from './working-time.js';

/** Until when an agency has to answer, and why. */
export interface Deadline {
  readonly dueAt: Date;
  readonly reasons: readonly LocalizedText[];
  /** Given at submission; registration counts it anew. */
  readonly isProvisional: boolean;
}

/** What became of a term on the way. */
export interface TermChanges {
  /** When it stood still. */
  readonly pauses?: readonly Pause[];
  /** By how many calendar days it was extended; not for terms in hours. */
  readonly extendedBy?: number | null;
  /** The day to which the answer was put off: it takes the place of everything that was counted. */
  readonly promisedOn?: LocalDate | null;
}

/**
 * Counts a deadline. Days are counted from the day after `from` in the region's time zone and end with the last one;
 * working hours run from `from` itself. Days and hours of ended pauses do not count. An extension is added to the last day before that
 * is moved from a day off. @throws RangeError when the term or the extension is not a whole number above zero
 */
export function deadlineFrom(from: Date, { term, reasons }: GroundedTerm, timeZone: string, isProvisional: boolean, changes: TermChanges = {}): Deadline {
  const { pauses = [], extendedBy = null, promisedOn = null } = changes;
  for (const [what, amount] of [['A term', term.amount], ['An extension', extendedBy ?? 1]] as const) {
    if (!Number.isInteger(amount) || amount < 1) throw new RangeError(`${what} must be a whole number above zero, not ${amount}.`);
  }
  const ended = endedOf(pauses);
  const startDay = localDateAt(from, timeZone);
  const countedDay = countedEnd(startDay, term, ended, timeZone);
  const endDay = extendedBy === null ? countedDay : addDays(countedDay, extendedBy);
  const mayMove = term.unit === 'CALENDAR_DAYS' || extendedBy !== null;
  // What has passed while the term stood still is not gone back to.
  const floor = ended.map(({ to }) => localDateAt(to, timeZone)).reduce((latest, day) => (day > latest ? day : latest), startDay);
  const lastDay = mayMove ? movedFromDayOff(floor, endDay, term.onDayOff ?? 'FORWARD') : endDay;
  const counted = term.unit === 'WORKING_HOURS' ? addWorkingHours(from, term.amount, timeZone, ended) : endOfDay(lastDay, timeZone);
  const dueAt = promisedOn === null ? counted : endOfDay(promisedOn, timeZone);
  return { dueAt, isProvisional, reasons: [...reasons, ...reasonsOf({ from, counted, term, timeZone, endDay, isProvisional, pauses, extendedBy, promisedOn })] };
}

/** The last day of a term in days; of one in hours, the day it begins. */
function countedEnd(startDay: LocalDate, { amount, unit }: Term, pauses: readonly EndedPause[], timeZone: string): LocalDate {
  if (unit === 'WORKING_HOURS') return startDay;
  let day = startDay;
  for (let left = amount; left > 0;) {
    day = addDays(day, 1);
    if ((unit === 'CALENDAR_DAYS' || isWorkingDay(day)) && !isPaused(day, pauses, timeZone)) left -= 1;
  }
  return day;
}

/** BACKWARD never goes back to the floor, the day of registration, or before it: then the term is too short for it and goes forward. */
function movedFromDayOff(floor: LocalDate, endDay: LocalDate, policy: DayOffPolicy): LocalDate {
  if (policy === 'BACKWARD') {
    for (let day = endDay; day > floor; day = addDays(day, -1)) if (isWorkingDay(day)) return day;
  }
  let day = endDay;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

import { isId } from '@otklik/base';
import { monthAt, type Month } from './month.js';

/** What these rules need to know of an event of the log. */
export interface LoggedEvent {
  readonly topic: string;
  readonly aggregate: string;
  readonly version: number;
  readonly payload: unknown;
}

/** What one appeal adds to the figures, as its newest event tells. */
export interface AppealFact {
  readonly appealId: string;
  /** The appeal's version that told it. */
  readonly version: number;
  readonly categoryId: string;
  readonly agencyId: string;
  /** Slug of the municipality; null where it is not known. */
  readonly territory: string | null;
  /** The month of submission. */
  readonly receivedMonth: Month;
  /** The month of the answer; null while there is none. */
  readonly doneMonth: Month | null;
  /** Whether the answer was given not later than it was due. */
  readonly onTime: boolean;
  /** Seconds from registration to the answer; 0 while there is none. Whole, so that sums do not depend on their order. */
  readonly seconds: number;
  /** What its author thinks of the answer, 1 to 5; null while there is no answer or no rating. */
  readonly score: number | null;
}

/**
 * What an event says of an appeal. Events carry the whole state, so the newest one of an appeal is enough.
 * @returns null for an event of something else, or one that does not say what is needed: it then counts for nothing
 */
export function appealFactOf({ topic, aggregate, version, payload }: LoggedEvent, timeZone: string): AppealFact | null {
  if (!topic.startsWith('appeal/') || !isId(aggregate) || typeof payload !== 'object' || payload === null) return null;
  const { categoryId, agencyId, territory, submittedAt, registeredAt, dueAt, answeredAt, score } = payload as Record<string, unknown>;
  const submitted = momentOf(submittedAt);
  if (typeof categoryId !== 'string' || typeof agencyId !== 'string' || !isId(agencyId) || submitted === null) return null;
  const answered = momentOf(answeredAt);
  const due = momentOf(dueAt);
  const begun = momentOf(registeredAt) ?? submitted;
  return {
    appealId: aggregate,
    version,
    categoryId,
    agencyId,
    territory: typeof territory === 'string' ? territory : null,
    receivedMonth: monthAt(submitted, timeZone),
    doneMonth: answered === null ? null : monthAt(answered, timeZone),
    onTime: answered !== null && due !== null && answered <= due,
    seconds: answered === null ? 0 : Math.max(0, Math.round((answered.getTime() - begun.getTime()) / 1000)),
    score: answered !== null && isScore(score) ? score : null,
  };
}

/** Of events in any order, the newest fact of each appeal. */
export function newestFacts(events: readonly LoggedEvent[], timeZone: string): AppealFact[] {
  const facts = new Map<string, AppealFact>();
  for (const event of events) {
    const known = facts.get(event.aggregate);
    if (known !== undefined && known.version >= event.version) continue;
    const fact = appealFactOf(event, timeZone);
    if (fact !== null) facts.set(event.aggregate, fact);
  }
  return [...facts.values()];
}

function momentOf(value: unknown): Date | null {
  const moment = typeof value === 'string' ? new Date(value) : null;
  return moment === null || Number.isNaN(moment.getTime()) ? null : moment;
}

function isScore(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 5;
}

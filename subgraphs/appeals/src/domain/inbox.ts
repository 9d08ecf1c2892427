import { partsThatShow, type Shared } from './participation.js';
import { TermMark } from './term-mark.js';

/** What happened to an appeal in the queue of a cabinet. */
export enum InboxEvent {
  NEW = 'NEW',
  CHANGED = 'CHANGED',
  DUE_SOON = 'DUE_SOON',
  OVERDUE = 'OVERDUE',
}

/** An appeal, as far as it says in whose queues it is. */
export interface Queued extends Shared {
  readonly cabinetId: string;
}

/** What the inbox of one cabinet is told. */
export interface InboxNews {
  readonly cabinetId: string;
  readonly event: InboxEvent;
}

/**
 * Whom a change concerns: the cabinet that holds the appeal, those that take part in it, and those in whose queues it is no more, which are
 * told CHANGED and then find nothing there.
 * @param before the appeal before the change; null when there was none
 */
export function inboxNews(before: Queued | null, after: Queued): InboxNews[] {
  const [earlier, now] = [cabinetsOf(before), cabinetsOf(after)];
  return [...new Set([...now, ...earlier])].map((cabinetId) => ({ cabinetId, event: earlier.has(cabinetId) ? InboxEvent.CHANGED : InboxEvent.NEW }));
}

/** What the inbox is told when a term passes a mark; null for a mark that is told to nobody but whom it reminds. */
export function inboxEventOf(mark: TermMark): InboxEvent | null {
  switch (mark) {
    case TermMark.HALF:
      return null;
    case TermMark.NINE_TENTHS:
      return InboxEvent.DUE_SOON;
    case TermMark.OVERDUE:
      return InboxEvent.OVERDUE;
  }
}

function cabinetsOf(appeal: Queued | null): Set<string> {
  return new Set(appeal === null ? [] : [appeal.cabinetId, ...partsThatShow(appeal).map(({ cabinetId }) => cabinetId)]);
}

/** A moment of a term at which somebody is reminded. */
export enum TermMark {
  HALF = 'HALF',
  NINE_TENTHS = 'NINE_TENTHS',
  OVERDUE = 'OVERDUE',
}

/** In whose hands it is to mend it. */
export type Reminded = 'EXECUTOR' | 'COORDINATOR' | 'APPROVER' | 'CURATOR';

/** The share of the term after which each mark stands, in their order. */
export const MARK_SHARES: Readonly<Record<TermMark, number>> = { HALF: 0.5, NINE_TENTHS: 0.9, OVERDUE: 1 };

/** When a term began, and its last moment. */
export interface TermSpan {
  readonly from: Date;
  readonly dueAt: Date;
}

/** The last mark that a term has passed; null while less than half of it is over. */
export function passedMark({ from, dueAt }: TermSpan, now: Date): TermMark | null {
  const share = dueAt > from ? (now.getTime() - from.getTime()) / (dueAt.getTime() - from.getTime()) : 1;
  // What is due at a moment may still be answered at it.
  if (now > dueAt) return TermMark.OVERDUE;
  if (share >= MARK_SHARES.NINE_TENTHS) return TermMark.NINE_TENTHS;
  return share >= MARK_SHARES.HALF ? TermMark.HALF : null;
}

/** Who is reminded: first who works on it, then who distributes, and when the term is over it goes up to the approver and the curator. */
export function remindedAt(mark: TermMark, isAssigned: boolean): readonly Reminded[] {
  if (mark === TermMark.OVERDUE) return ['APPROVER', 'CURATOR'];
  if (!isAssigned) return ['COORDINATOR'];
  return mark === TermMark.HALF ? ['EXECUTOR'] : ['EXECUTOR', 'COORDINATOR'];
}

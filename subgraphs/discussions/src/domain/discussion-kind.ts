/** What a discussion is about, which decides how long it must last. */
export enum DiscussionKind {
  NORMATIVE_ACT = 'NORMATIVE_ACT',
  LOCAL_QUESTION = 'LOCAL_QUESTION',
}

/** The shortest term for proposals, in calendar days. */
export const SHORTEST_TERM_DAYS: Readonly<Record<DiscussionKind, number>> = { NORMATIVE_ACT: 15, LOCAL_QUESTION: 0 };

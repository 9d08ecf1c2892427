/** What can be done with an appeal that is already there. */
export const ACTIONS = [
  'MODERATE',
  'REGISTER',
  'REJECT',
  'REDIRECT',
  'ASSIGN',
  'PRIORITISE',
  'ASK_CLARIFICATION',
  'ANSWER_CLARIFICATION',
  'EXTEND',
  'POSTPONE',
  'RESUME',
  'INTERIM',
  'ANSWER',
  'APPROVE',
  'RETURN',
  'RATE',
  'CONFIRM',
  'REOPEN',
  'WITHDRAW',
] as const;

/** One of them. */
export type Action = (typeof ACTIONS)[number];

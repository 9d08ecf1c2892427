/** What can be done with an appeal that is already there. */
export const ACTIONS = [
  'MODERATE',
  'REGISTER',
  'REJECT',
  'REDIRECT',
  'SEND_TO_AGENCIES',
  'MAKE_RESPONSIBLE',
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
  'ASSIGN_PART',
  'CONTRIBUTE',
  'REFUSE_PART',
  'RATE',
  'CONFIRM',
  'REOPEN',
  'WITHDRAW',
] as const;

/** One of them. */
export type Action = (typeof ACTIONS)[number];

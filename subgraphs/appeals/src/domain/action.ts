/** What can be done with an appeal that is already there. */
export const ACTIONS = ['MODERATE', 'REGISTER', 'REJECT', 'ASSIGN', 'ANSWER', 'APPROVE', 'RATE'] as const;

/** One of them. */
export type Action = (typeof ACTIONS)[number];

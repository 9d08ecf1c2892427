/** In what the time for an answer is counted. */
export enum TermUnit {
  CALENDAR_DAYS = 'CALENDAR_DAYS',
  WORKING_DAYS = 'WORKING_DAYS',
  WORKING_HOURS = 'WORKING_HOURS',
}

/** The time an agency has for an answer. */
export interface Term {
  readonly amount: number;
  readonly unit: keyof typeof TermUnit;
}

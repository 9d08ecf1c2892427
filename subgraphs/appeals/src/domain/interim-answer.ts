/** What an agency tells before its final answer, as it is kept. */
export interface InterimAnswer {
  readonly text: string;
  /** ISO 8601. */
  readonly givenAt: string;
}

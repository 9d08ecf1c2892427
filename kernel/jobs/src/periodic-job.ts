/** Something that the platform does by itself, once in a while. */
export interface PeriodicJob {
  /** Names its lock and its row in the database, so it never changes: `event log retention`. */
  readonly name: string;
  /** How long after a run that succeeded it is due again, in milliseconds. */
  readonly everyMs: number;
  /**
   * Does it. It may be broken off at any point and run again, so it goes by steps that leave nothing half done; between two steps it
   * ends when the signal says so.
   */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
}

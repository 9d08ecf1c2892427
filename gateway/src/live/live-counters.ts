/** What the live layer has done so far: for metrics, and for whoever wants to see that work is shared. */
export class LiveCounters {
  /** Events that somebody followed. */
  events = 0;
  /** Queries run for an event: one for each group of equal subscriptions, and one more for each attempt that failed. */
  runs = 0;
  /** Queries run to see whether somebody may follow a topic. */
  checks = 0;
  /** Results turned into the bytes that all sockets of a group are given. */
  serialisations = 0;
  /** Subscriptions told to resync because their reader was too slow. */
  slowReaders = 0;
}

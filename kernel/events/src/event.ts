/** Something that happened, as a use-case reports it. */
export interface NewEvent {
  /** What subscribers follow, such as `appeal/<uuid>`. */
  readonly topic: string;
  /** What happened, such as `AppealRegistered`. */
  readonly type: string;
  /** Id of the aggregate that changed. */
  readonly aggregate: string;
  /**
   * The aggregate's version after the change: unique and rising within the topic, so append under the aggregate's row
   * lock. `null` for a topic that no writer versions (a feed of many aggregates): the relay then gives the next version of the
   * topic, so all its writers leave it to the relay.
   */
  readonly version: number | null;
  /** JSON that followers need; never personal data. */
  readonly payload: unknown;
}

/** An event of the log. */
export interface LogEvent {
  /** Place in the whole log, from 1, rising by one. */
  readonly position: number;
  /** When the event was appended. */
  readonly at: Date;
  readonly topic: string;
  readonly type: string;
  readonly aggregate: string;
  /** Place in the topic: rises by exactly one. */
  readonly version: number;
  readonly payload: unknown;
}

/** `outbox`: a transaction with events has committed. `log`: the relay has added to the log. */
export type WakeUpSignal = 'outbox' | 'log';

/** Who hears over a line. */
export interface LineEars {
  /** Somebody else has told. */
  readonly heard: (signal: WakeUpSignal) => void;
  /** The connection is gone. Called once at most. */
  readonly broken: (error: Error) => void;
}

/** A connection over which processes wake each other. */
export interface Line {
  /** Tells all others; nothing to tell is a heartbeat, which finds a connection that died silently. @throws Error when it is broken */
  tell(signals: readonly WakeUpSignal[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens a line: whatever is told from then on is heard. What it tells itself it does not hear. @throws Error when nobody is there */
export type OpenLine = (ears: LineEars) => Promise<Line>;

/** A write that a client was told of as done. */
export interface Acknowledged {
  readonly mutation: string;
  readonly appealId: string;
  /** Of the appeal, as the answer said. */
  readonly version: number;
  /** The registration number, as the answer said. */
  readonly number: string | null;
}

/** What one watcher saw of one appeal. */
export interface Watched {
  readonly viewer: string;
  readonly appealId: string;
  /** Versions in the order in which they came. */
  readonly versions: number[];
}

/** All that clients saw. */
export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  readonly watched: Watched[] = [];
  /** Whatever came instead of an answer, and how often. */
  readonly failures = new Map<string, number>();
  /** Answers that nobody should get. */
  readonly strange: string[] = [];
  /** How many writes took more than one try. */
  retried = 0;

  failed(reason: string): void {
    this.failures.set(reason, (this.failures.get(reason) ?? 0) + 1);
  }
}

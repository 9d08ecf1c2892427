/** Where the platform takes the time from; tests and replays give their own. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved. For tests, replays and demo data. */
export class FixedClock implements Clock {
  #now: Date;

  constructor(at: Date | string) {
    this.#now = new Date(at);
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Moves the clock to a moment. */
  set(at: Date | string): void {
    this.#now = new Date(at);
  }
}

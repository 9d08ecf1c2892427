import { pause } from './pause.js';

/** A clock that only goes forward, in milliseconds. */
export interface Stopwatch {
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const systemStopwatch: Stopwatch = {
  now: () => performance.now(),
  // The global timer, which the simulation of test/faults puts its own clock in the place of.
  sleep: pause,
};

/** Keeps turns apart: the first one comes at once, each further one not sooner than a while after the one before. */
export class Pace {
  readonly #watch: Stopwatch;
  #last: number | null = null;

  constructor(watch: Stopwatch) {
    this.#watch = watch;
  }

  /** Resolves when it is the caller's turn, who is the only one who waits. */
  async turn(everyMs: number): Promise<void> {
    for (;;) {
      const wait = this.#last === null ? 0 : this.#last + everyMs - this.#watch.now();
      if (wait <= 0) break;
      await this.#watch.sleep(wait);
    }
    this.#last = this.#watch.now();
  }
}

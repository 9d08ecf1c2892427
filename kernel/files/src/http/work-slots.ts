import { FileError } from '../inspection/file-error.js';

/** Lets so many do something at once, and so many more wait for it: looking at files takes memory. */
export class WorkSlots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(
    slots: number,
    private readonly mostWaiting: number,
  ) {
    this.#free = slots;
  }

  /** @throws FileError FILES_UNAVAILABLE when too many wait already */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free === 0 && this.#waiting.length >= this.mostWaiting) throw FileError.unavailable();
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}

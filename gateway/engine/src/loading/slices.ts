import { setImmediate } from 'node:timers/promises';

/** How long one slice may keep the thread before others get their turn, in milliseconds. */
const SLICE_MS = 5;

/** Long work on the thread that serves requests, cut into slices between which requests go on. */
export class Slices {
  #begun = performance.now();
  #cpu = process.threadCpuUsage();
  #longestMs = 0;
  #longestCpuMs = 0;

  /** The longest slice so far, in milliseconds; what the machine did meanwhile counts too. */
  get longestMs(): number {
    return this.#longestMs;
  }

  /** The most that one slice worked, in milliseconds of this thread's CPU time. */
  get longestCpuMs(): number {
    return this.#longestCpuMs;
  }

  /** Ends the slice when it is long enough; to be called between small pieces of work. */
  async rest(): Promise<void> {
    if (performance.now() - this.#begun >= SLICE_MS) await this.end();
  }

  /** Ends the slice. */
  async end(): Promise<void> {
    this.note();
    await setImmediate();
    this.begin();
  }

  /** Waits for others' work, which is no part of a slice. */
  async wait<T>(work: Promise<T>): Promise<T> {
    this.note();
    try {
      return await work;
    } finally {
      this.begin();
    }
  }

  /** Takes the time of the slice that ends. */
  note(): void {
    const { user, system } = process.threadCpuUsage(this.#cpu);
    this.#longestMs = Math.max(this.#longestMs, performance.now() - this.#begun);
    this.#longestCpuMs = Math.max(this.#longestCpuMs, (user + system) / 1000);
  }

  private begin(): void {
    this.#begun = performance.now();
    this.#cpu = process.threadCpuUsage();
  }
}

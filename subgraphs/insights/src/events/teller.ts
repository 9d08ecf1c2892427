import { setTimeout as delay } from 'node:timers/promises';

/** What a teller works with. */
export interface TellerOptions {
  /** Tells of what has changed. */
  readonly tell: () => Promise<void>;
  /** The shortest time from one telling to the next, in milliseconds. */
  readonly everyMs: number;
  /** Told of each failure; it is tried again. */
  readonly onError?: (error: unknown) => void;
}

/** Tells of changes as they come, but not more often than once in a while: the first one at once, those after it together. */
export class Teller {
  readonly #options: TellerOptions;
  readonly #stopping = new AbortController();
  #isDue = false;
  #running: Promise<void> | null = null;

  constructor(options: TellerOptions) {
    this.#options = options;
  }

  /** There may be something to tell. */
  poke(): void {
    this.#isDue = true;
    if (!this.#stopping.signal.aborted) this.#running ??= this.#run();
  }

  /** Resolves when nothing is being told any more; what was not told yet is told after the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { tell, everyMs, onError } = this.#options;
    const { signal } = this.#stopping;
    while (this.#isDue && !signal.aborted) {
      this.#isDue = false;
      try {
        await tell();
      } catch (error) {
        this.#isDue = true;
        onError?.(error);
      }
      // A stop ends the wait.
      await delay(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
    this.#running = null;
  }
}

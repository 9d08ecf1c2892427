import { setTimeout as sleep } from 'node:timers/promises';

/** Does something again and again, with a pause in between. */
export class Repeating {
  readonly #stopping = new AbortController();
  #loop: Promise<void> | null = null;

  constructor(private readonly pauseMs: number) {}

  /** @param onError told of each failure; it goes on */
  start(work: () => Promise<void>, onError: (error: unknown) => void): void {
    this.#loop ??= this.#run(work, onError);
  }

  /** Resolves when the work under way is done. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  async #run(work: () => Promise<void>, onError: (error: unknown) => void): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await sleep(this.pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      await work().catch(onError);
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Does something again and again, with a pause in between. */
export class Repeating {
  readonly #stopping = new AbortController();
  #loop: Promise<void> | null = null;

  /** @param pauseMs between the end of one time and the beginning of the next */
  constructor(private readonly pauseMs: number) {}

  /**
   * @param work told by the signal to end soon
   * @param onError told of each failure; it goes on
   * @param options.atOnce without a pause before the first time
   */
  start(work: (signal: AbortSignal) => Promise<void>, onError: (error: unknown) => void, { atOnce = false }: { atOnce?: boolean } = {}): void {
    this.#loop ??= this.#run(work, onError, atOnce);
  }

  /** Resolves when the work under way is done. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  async #run(work: (signal: AbortSignal) => Promise<void>, onError: (error: unknown) => void, atOnce: boolean): Promise<void> {
    const { signal } = this.#stopping;
    for (let pause = !atOnce; ; pause = true) {
      if (pause) await sleep(this.pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      await work(signal).catch(onError);
    }
  }
}

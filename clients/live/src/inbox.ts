import type { Ending, LiveResult, Sink } from './transports/transport.js';

/** Results that may wait for whoever takes them, before the line is cut: what is not taken comes again by the cursor. */
const MOST_WAITING = 1_000;

export type Received = { readonly kind: 'result'; readonly result: LiveResult } | { readonly kind: 'ending'; readonly ending: Ending };

/** Keeps what comes until it is taken. */
export class Inbox implements Sink {
  readonly #results: LiveResult[] = [];
  #ending: Ending | null = null;
  #wake: () => void = () => undefined;
  /** Ends the operation. */
  stop: () => void = () => undefined;

  constructor(private readonly onOpened: () => void) {}

  opened(): void {
    this.onOpened();
  }

  next(result: LiveResult): void {
    if (this.#ending !== null) return;
    this.#results.push(result);
    this.#wake();
    if (this.#results.length < MOST_WAITING) return;
    this.stop();
    this.end({ kind: 'cut', wasOpen: true, isPlanned: true });
  }

  end(ending: Ending): void {
    this.#ending ??= ending;
    this.#wake();
  }

  /** The next result, or how it ended once there are no more. */
  async take(): Promise<Received> {
    for (;;) {
      const result = this.#results.shift();
      if (result !== undefined) return { kind: 'result', result };
      if (this.#ending !== null) return { kind: 'ending', ending: this.#ending };
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** How a breaker behaves. */
export interface BreakerOptions {
  /** Failures without a success in between after which nobody is asked any more. 5. */
  readonly failures?: number;
  /** How long nobody is asked then, in milliseconds. 1 s: one that comes back is back at once. */
  readonly openMs?: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now?: () => number;
}

/** `half-open`: one request is on its way to see whether it goes again; the others do not wait for it. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** The breaker lets nothing through: the subgraph was not asked. */
export class CircuitOpenError extends Error {
  override readonly name = 'CircuitOpenError';

  constructor() {
    super('It failed several times in a row and is not asked for a moment');
  }
}

/**
 * Keeps requests away from a subgraph that does not answer, so that nobody waits for it in vain and it can come back in peace. Opens
 * after some failures in a row, lets one request through after a moment, and closes with its success.
 */
export class CircuitBreaker {
  readonly #failures: number;
  readonly #openMs: number;
  readonly #now: () => number;
  #inARow = 0;
  #openUntil = 0;
  #probing = false;

  constructor({ failures = 5, openMs = 1_000, now = () => performance.now() }: BreakerOptions = {}) {
    this.#failures = failures;
    this.#openMs = openMs;
    this.#now = now;
  }

  get state(): BreakerState {
    if (this.#inARow < this.#failures) return 'closed';
    return this.#probing || this.#now() >= this.#openUntil ? 'half-open' : 'open';
  }

  /**
   * Runs a request unless the circuit is open.
   * @param isFailure whether a rejection is the subgraph's fault; any other is as good as an answer, for it did answer
   * @throws CircuitOpenError without having run it; otherwise what the request rejects with
   */
  async run<T>(request: () => Promise<T>, isFailure: (error: unknown) => boolean): Promise<T> {
    const isProbe = this.state === 'half-open' && !this.#probing;
    if (!isProbe && this.state !== 'closed') throw new CircuitOpenError();
    if (isProbe) this.#probing = true;
    try {
      const answer = await request();
      this.#inARow = 0;
      return answer;
    } catch (error) {
      if (isFailure(error)) this.#fail();
      else this.#inARow = 0;
      throw error;
    } finally {
      if (isProbe) this.#probing = false;
    }
  }

  #fail(): void {
    this.#inARow++;
    if (this.#inARow >= this.#failures) this.#openUntil = this.#now() + this.#openMs;
  }
}

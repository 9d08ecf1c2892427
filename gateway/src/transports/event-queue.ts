import { CodedError } from '@otklik/base';

/** Events that wait for a slow reader before the stream ends with RESYNC. */
const MOST_WAITING = 1_000;

/** Events of a source that pushes, for a reader that pulls. */
export class EventQueue<T> implements AsyncIterator<T, undefined, void> {
  /** Stops the source; called when nobody reads any more. */
  onStop: () => void = () => undefined;
  readonly #waiting: T[] = [];
  #failure: Error | null = null;
  #ended = false;
  #wake: (() => void) | null = null;

  push(event: T): void {
    if (this.#ended) return;
    this.#waiting.push(event);
    if (this.#waiting.length > MOST_WAITING) {
      this.#waiting.length = 0;
      this.fail(CodedError.resync());
      this.onStop();
    }
    this.#stir();
  }

  /** Ends the stream after the events that wait. */
  end(): void {
    this.#ended = true;
    this.#stir();
  }

  /** The same with a reason. */
  fail(reason: Error): void {
    if (!this.#ended) this.#failure = reason;
    this.end();
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    while (this.#waiting.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const [event] = this.#waiting.splice(0, 1);
    if (event !== undefined) return { done: false, value: event };
    const failure = this.#failure;
    this.#failure = null;
    if (failure !== null) throw failure;
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#waiting.length = 0;
    this.#failure = null;
    this.end();
    this.onStop();
    return Promise.resolve({ done: true, value: undefined });
  }

  #stir(): void {
    this.#wake?.();
    this.#wake = null;
  }
}

import type { PushedResults, ResultReader } from './live-results.js';
import type { ResultText } from './result-text.js';

const END: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** Hands on what has to be asked for: the next result is asked for when the reader has room for it. */
export class PulledResults implements PushedResults {
  readonly #source: AsyncIterator<ResultText> | Iterator<ResultText>;
  #isStopped = false;
  /** Ends the wait for the next result. */
  #onStop: () => void = () => undefined;
  /** Ends the wait for room. */
  #onRoom: () => void = () => undefined;

  constructor(readonly results: AsyncIterable<ResultText> | Iterable<ResultText>) {
    this.#source = Symbol.asyncIterator in results ? results[Symbol.asyncIterator]() : results[Symbol.iterator]();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ResultText> {
    yield* this.results;
  }

  pipe(reader: ResultReader): void {
    const end = (error: Error | null): void => {
      if (!this.#isStopped) reader.end(error);
    };
    this.#handTo(reader).then(
      () => end(null),
      (error: unknown) => end(error instanceof Error ? error : new Error(String(error))),
    );
  }

  resume(): void {
    this.#onRoom();
  }

  /** Does not wait for a source that is itself waiting for its next event. */
  stop(): void {
    this.#isStopped = true;
    this.#onStop();
    this.#onRoom();
    void Promise.resolve(this.#source.return?.()).catch(() => undefined);
  }

  async #handTo(reader: ResultReader): Promise<void> {
    for (;;) {
      const step = await this.#nextResult();
      if (step.done === true) return;
      reader.take(step.value);
      while (!reader.hasRoom && !this.#isStopped) await new Promise<void>((resolve) => (this.#onRoom = resolve));
    }
  }

  /** Not a race with one promise for the whole stream: that would keep every result until the end. */
  #nextResult(): Promise<IteratorResult<ResultText>> {
    return new Promise((resolve, reject) => {
      this.#onStop = () => resolve(END);
      if (this.#isStopped) return resolve(END);
      Promise.resolve(this.#source.next()).then(resolve, reject);
    });
  }
}

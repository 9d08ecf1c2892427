/** Sends one text; resolves when the socket took it, which is what slows a fast source down to a slow reader. */
export type Write = (text: string) => Promise<void>;

/**
 * Sends results as `next` messages of one operation, without parsing what is JSON text already. To the protocol library
 * this looks like a stream that yields nothing and ends when the results end: it then sends `complete` itself.
 */
export class ResultStream implements AsyncIterableIterator<never> {
  readonly #results: AsyncIterator<string> | Iterator<string>;
  readonly #prefix: string;
  readonly #stopped: Promise<IteratorReturnResult<undefined>>;
  #stop!: () => void;

  constructor(
    id: string,
    results: AsyncIterable<string> | Iterable<string>,
    readonly write: Write,
  ) {
    this.#results = Symbol.asyncIterator in results ? results[Symbol.asyncIterator]() : results[Symbol.iterator]();
    this.#prefix = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    this.#stopped = new Promise((resolve) => {
      this.#stop = () => resolve({ done: true, value: undefined });
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Resolves only at the end of the results, or when the client or the socket has gone. */
  async next(): Promise<IteratorReturnResult<undefined>> {
    for (;;) {
      const step = await Promise.race([this.#results.next(), this.#stopped]);
      if (step.done === true) return { done: true, value: undefined };
      await this.write(`${this.#prefix}${step.value}}`);
    }
  }

  /** Does not wait for a source that is itself waiting for its next event. */
  return(): Promise<IteratorReturnResult<undefined>> {
    this.#stop();
    void Promise.resolve(this.#results.return?.()).catch(() => undefined);
    return this.#stopped;
  }
}

const END: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** Sends one text; resolves when the socket took it, which is what slows a fast source down to a slow reader. */
export type Write = (text: string) => Promise<void>;

/**
 * Sends results as `next` messages of one operation, without parsing what is JSON text already. To the protocol library
 * this looks like a stream that yields nothing and ends when the results end: it then sends `complete` itself.
 */
export class ResultStream implements AsyncIterableIterator<never> {
  readonly #results: AsyncIterator<string> | Iterator<string>;
  readonly #prefix: string;
  #isStopped = false;
  /** Ends the wait for the next result. */
  #wake: () => void = () => undefined;

  constructor(
    id: string,
    results: AsyncIterable<string> | Iterable<string>,
    readonly write: Write,
  ) {
    this.#results = Symbol.asyncIterator in results ? results[Symbol.asyncIterator]() : results[Symbol.iterator]();
    this.#prefix = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Resolves only at the end of the results, or when the client or the socket has gone. */
  async next(): Promise<IteratorReturnResult<undefined>> {
    for (;;) {
      const step = await this.#nextResult();
      if (step.done === true) return END;
      await this.write(`${this.#prefix}${step.value}}`);
    }
  }

  /** Does not wait for a source that is itself waiting for its next event. */
  return(): Promise<IteratorReturnResult<undefined>> {
    this.#isStopped = true;
    this.#wake();
    void Promise.resolve(this.#results.return?.()).catch(() => undefined);
    return Promise.resolve(END);
  }

  /** Not a race with one promise for the whole stream: that would keep every result until the end. */
  #nextResult(): Promise<IteratorResult<string>> {
    return new Promise((resolve, reject) => {
      this.#wake = () => resolve(END);
      if (this.#isStopped) return resolve(END);
      Promise.resolve(this.#results.next()).then(resolve, reject);
    });
  }
}

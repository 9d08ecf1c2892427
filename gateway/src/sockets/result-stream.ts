import { CodedError } from '@otklik/base';
import { arePushed, type PushedResults, type ResultReader } from './live-results.js';
import { PulledResults } from './pulled-results.js';
import type { ResultText } from './result-text.js';

const END: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** Where messages go: a socket. */
export interface MessageWriter {
  /** Streams that have not ended; they are resumed when there is room again. */
  readonly streams: Set<ResultStream>;
  /** Whether what was written before has left, all but little. */
  readonly hasRoom: boolean;
  /** Writes one message: its own beginning, a payload that may be everybody's, and a closing brace. */
  writeNext(prefix: string, result: ResultText): void;
  /** The other side reads too slowly to be kept. */
  giveUp(): void;
}

/**
 * Sends results as `next` messages of one operation, without parsing what is JSON text already. To the protocol library
 * this looks like a stream that yields nothing and ends when the results end: it then sends `complete` or `error` itself.
 */
export class ResultStream implements AsyncIterableIterator<never>, ResultReader {
  readonly #results: PushedResults;
  readonly #prefix: string;
  readonly #ended = Promise.withResolvers<IteratorReturnResult<undefined>>();
  /** Whether results come as things happen, and not one alone. */
  readonly isSubscription: boolean;

  constructor(
    id: string,
    results: AsyncIterable<ResultText> | Iterable<ResultText>,
    readonly writer: MessageWriter,
  ) {
    this.#results = Symbol.asyncIterator in results && arePushed(results) ? results : new PulledResults(results);
    this.isSubscription = Symbol.asyncIterator in results;
    // It may end before anybody waits for that.
    this.#ended.promise.catch(() => undefined);
    writer.streams.add(this);
    this.#prefix = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Resolves only at the end of the results, or when the client or the socket has gone. */
  next(): Promise<IteratorReturnResult<undefined>> {
    this.#results.pipe(this);
    return this.#ended.promise;
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#results.stop();
    this.end(null);
    return Promise.resolve(END);
  }

  get hasRoom(): boolean {
    return this.writer.hasRoom;
  }

  take(result: ResultText): void {
    this.writer.writeNext(this.#prefix, result);
  }

  resume(): void {
    this.#results.resume();
  }

  end(error: Error | null): void {
    this.writer.streams.delete(this);
    if (error === null) this.#ended.resolve(END);
    else this.#ended.reject(error);
  }

  giveUp(): void {
    this.#results.stop();
    this.end(CodedError.resync());
    this.writer.giveUp();
  }
}

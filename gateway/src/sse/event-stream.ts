import { CodedError } from '@otklik/base';
import type { SignedInViewer, Viewer } from '@otklik/identity';
import type { GraphQLFormattedError } from 'graphql';
import type { Staying } from '../identity/viewer-watch.js';
import type { ResultText } from '../sockets/result-text.js';
import type { EventWriter } from './event-writer.js';

/** The longest that a timer of Node can wait, in milliseconds (24.8 days). */
const LONGEST_TIMER_MS = 2_147_483_647;
/** Beats without a byte taken until a reader counts as gone. What it was told, that it must resync, waits for it so long. */
const PATIENCE_BEATS = 4;
const END: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** What a stream stands on. */
export interface EventStreamOptions {
  readonly viewer: Viewer;
  readonly writer: EventWriter;
  readonly results: AsyncIterable<ResultText> | Iterable<ResultText>;
  /** The cursor of the result that was taken last; null where the results cannot be resumed. */
  readonly cursor: () => string | null;
  /** What ended the results, in the form for clients. */
  readonly present: (error: unknown) => readonly GraphQLFormattedError[];
}

/** The results of one operation on their way to one client. */
export class EventStream implements Staying {
  readonly #options: EventStreamOptions;
  readonly #results: AsyncIterator<ResultText> | Iterator<ResultText>;
  #isStopped = false;
  /** Ends the wait for the next result. */
  #wake: () => void = () => undefined;
  #expiry: NodeJS.Timeout | null = null;
  #beatsBehind = 0;

  constructor(options: EventStreamOptions) {
    this.#options = options;
    const { results } = options;
    this.#results = Symbol.asyncIterator in results ? results[Symbol.asyncIterator]() : results[Symbol.iterator]();
    this.#watchExpiry();
  }

  get viewer(): Viewer {
    return this.#options.viewer;
  }

  /** Sends all results; resolves when the last one is written, or nobody reads them any more. Never rejects. */
  async run(): Promise<void> {
    const { writer, cursor, present } = this.#options;
    try {
      for (let step = await this.#next(); step.done !== true; step = await this.#next()) await writer.next(step.value, cursor());
      if (!this.#isStopped) writer.complete();
    } catch (error) {
      writer.complete(present(error));
    } finally {
      this.#stop();
    }
  }

  /** New rights concern the live layer, which knows the subscription; here only whether there are any. */
  reauthorise(viewer: SignedInViewer | null): void {
    if (viewer === null) this.#endOfSession();
  }

  /** Ends it in the middle: the client comes back. */
  cut(): void {
    this.#stop();
    this.#options.writer.cut();
  }

  /** The client has gone. */
  leave(): void {
    this.#stop();
  }

  /** Called at each beat: keeps the line alive, and ends one that has been dead for some beats. */
  beat(): void {
    const { writer } = this.#options;
    this.#beatsBehind = writer.isBehind ? this.#beatsBehind + 1 : 0;
    if (this.#beatsBehind >= PATIENCE_BEATS) writer.destroy();
    else if (this.#beatsBehind === 0) writer.keepAlive();
  }

  #endOfSession(): void {
    this.#stop();
    this.#options.writer.complete(this.#options.present(CodedError.unauthenticated()));
  }

  /** Does not wait for a source that is itself waiting for its next event. */
  #stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    if (this.#expiry !== null) clearTimeout(this.#expiry);
    this.#wake();
    void Promise.resolve(this.#results.return?.()).catch(() => undefined);
  }

  #next(): Promise<IteratorResult<ResultText>> {
    return new Promise((resolve, reject) => {
      this.#wake = () => resolve(END);
      if (this.#isStopped) return resolve(END);
      Promise.resolve(this.#results.next()).then(resolve, reject);
    });
  }

  /** Nobody goes on reading with a token that has ended. */
  #watchExpiry(): void {
    const { viewer } = this.#options;
    if (viewer.kind === 'anonymous') return;
    const remaining = viewer.expiresAt - Date.now();
    const wait = Math.min(Math.max(remaining, 0), LONGEST_TIMER_MS);
    this.#expiry = setTimeout(() => (remaining > LONGEST_TIMER_MS ? this.#watchExpiry() : this.#endOfSession()), wait).unref();
  }
}

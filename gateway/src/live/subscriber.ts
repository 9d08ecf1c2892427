import { CodedError } from '@otklik/base';
import { encodeCursor } from '@otklik/events';
import type { RequestContext, SignedInViewer, Viewer } from '@otklik/identity';
import type { Staying } from '../identity/viewer-watch.js';
import type { PushedResults, ResultReader } from '../sockets/live-results.js';
import type { ResultText } from '../sockets/result-text.js';

/** The longest that a timer of Node can wait, in milliseconds (24.8 days). */
const LONGEST_TIMER_MS = 2_147_483_647;

/** What holds for all subscribers. */
export interface SubscriberTerms {
  /** Results that wait for a slow reader before the subscription ends with RESYNC. */
  readonly queueLimit: number;
  /** Called when the viewer's roles have changed while the subscription is live. */
  readonly onRoles: (subscriber: Subscriber, viewer: SignedInViewer) => void;
  /** Called when so many results wait that the subscription ends. */
  readonly onSlow: () => void;
  /** Called once, when no more results are wanted. */
  readonly onClose: (subscriber: Subscriber) => void;
}

/** `catching-up`: gets results read from the log. `live`: gets the results of its group. `closed`: takes nothing more. */
type State = 'catching-up' | 'live' | 'closed';

/**
 * One running subscription: a stream of results, each version once and in order, handed to the reader that it is piped to or
 * to whoever iterates. It ends with an error that says why, or without one when the reader or the gateway stops; what was
 * queued before the end is still delivered, but to a reader who is too slow: he is to begin anew from what he has read.
 */
export class Subscriber implements PushedResults, AsyncIterableIterator<ResultText, undefined>, Staying {
  readonly #terms: SubscriberTerms;
  readonly #topic: string;
  readonly #queue: { readonly version: number; readonly result: ResultText }[] = [];
  /** Of the result that was taken last, or after which it began. */
  #taken: number | null = null;
  #context: RequestContext;
  #state: State = 'catching-up';
  #version = 0;
  #noted = 0;
  #error: Error | null = null;
  #piped: ResultReader | null = null;
  #reader: (() => void) | null = null;
  #writer: (() => void) | null = null;
  #expiry: NodeJS.Timeout | null = null;

  constructor(context: RequestContext, topic: string, terms: SubscriberTerms) {
    this.#topic = topic;
    this.#terms = terms;
    this.#context = context;
    this.#watchExpiry();
  }

  get context(): RequestContext {
    return this.#context;
  }

  get viewer(): Viewer {
    return this.#context.viewer;
  }

  /** Nothing that was made ready under rights which are gone is delivered any more. */
  reauthorise(viewer: SignedInViewer | null): void {
    if (viewer === null) return this.#drop(CodedError.unauthenticated());
    if (this.#state !== 'live' || this.#queue.length > 0) return this.#drop(CodedError.resync());
    this.#terms.onRoles(this, viewer);
  }

  /** Goes on as this viewer, from where he is; what he misses meanwhile is in the log. */
  catchUpAs(viewer: SignedInViewer): void {
    this.#context = { ...this.#context, viewer };
    if (this.#state === 'live') this.#state = 'catching-up';
  }

  /** Everything up to this version has been queued, or was known to the client before. */
  get version(): number {
    return this.#version;
  }

  /** The newest version that came by while catching up: it is in the log. */
  get noted(): number {
    return this.#noted;
  }

  /** Results that wait for the reader. */
  get waiting(): number {
    return this.#queue.length;
  }

  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** Where the reader goes on who has taken the last result; null before it is known where he began. */
  get cursor(): string | null {
    return this.#taken === null ? null : encodeCursor({ kind: 'version', topic: this.#topic, version: this.#taken });
  }

  /** Begins after a version. */
  startAfter(version: number): void {
    this.#version = version;
    this.#taken = version;
  }

  /** Whether the group's result for this version is wanted. While catching up, only notes that there is one. */
  wants(version: number): boolean {
    if (this.#state === 'catching-up') this.#noted = Math.max(this.#noted, version);
    return this.#state === 'live' && version > this.#version;
  }

  /** Takes a result of the group, if it is wanted. */
  takeLive(version: number, result: ResultText): void {
    if (!this.wants(version)) return;
    if (this.#queue.length < this.#terms.queueLimit) return this.#push(version, result);
    this.#terms.onSlow();
    const piped = this.#piped;
    if (piped === null) return this.end(CodedError.resync());
    this.#piped = null;
    this.#drop(CodedError.resync());
    piped.giveUp();
  }

  /** Takes a result read from the log, as soon as there is room for it. */
  async takeReplayed(version: number, result: ResultText): Promise<void> {
    while (this.#state === 'catching-up' && this.#queue.length >= this.#terms.queueLimit) {
      await new Promise<void>((resolve) => (this.#writer = resolve));
    }
    if (this.#state === 'catching-up') this.#push(version, result);
  }

  /** From now on the results of the group are taken. Call it only when nothing of the log is missing. */
  goLive(): void {
    if (this.#state === 'catching-up') this.#state = 'live';
  }

  /** Ends the stream after what is queued: with an error, or quietly. */
  end(error: Error | null = null): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#error = error;
    if (this.#expiry !== null) clearTimeout(this.#expiry);
    this.resume();
    this.#reader?.();
    this.#terms.onClose(this);
  }

  pipe(reader: ResultReader): void {
    this.#piped = reader;
    this.resume();
  }

  resume(): void {
    const reader = this.#piped;
    while (reader !== null && this.#queue.length > 0 && reader.hasRoom) {
      const { version, result } = this.#queue.shift()!;
      this.#give(reader, version, result);
    }
    this.#writer?.();
    if (reader === null || this.#queue.length > 0 || this.#state !== 'closed') return;
    this.#piped = null;
    reader.end(this.#error);
  }

  stop(): void {
    this.#piped = null;
    this.#drop(null);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ResultText, undefined>> {
    while (this.#queue.length === 0 && this.#state !== 'closed') {
      await new Promise<void>((resolve) => (this.#reader = resolve));
    }
    const next = this.#queue.shift();
    this.#writer?.();
    if (next !== undefined) {
      this.#taken = next.version;
      return { done: false, value: next.result };
    }
    const error = this.#error;
    this.#error = null;
    if (error !== null) throw error;
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.stop();
    return Promise.resolve({ done: true, value: undefined });
  }

  #drop(error: Error | null): void {
    this.#queue.length = 0;
    this.end(error);
  }

  #push(version: number, result: ResultText): void {
    this.#version = version;
    const reader = this.#piped;
    if (reader !== null && this.#queue.length === 0 && reader.hasRoom) return this.#give(reader, version, result);
    this.#queue.push({ version, result });
    this.#reader?.();
  }

  #give(reader: ResultReader, version: number, result: ResultText): void {
    this.#taken = version;
    reader.take(result);
  }

  /** Nobody goes on reading with a token that has ended. */
  #watchExpiry(): void {
    const { viewer } = this.#context;
    if (viewer.kind === 'anonymous') return;
    const remaining = viewer.expiresAt - Date.now();
    if (remaining <= 0) return this.end(CodedError.unauthenticated());
    this.#expiry = setTimeout(() => this.#watchExpiry(), Math.min(remaining, LONGEST_TIMER_MS)).unref();
  }
}

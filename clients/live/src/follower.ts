import { pause, waitBefore } from './backoff.js';
import { askOnce } from './ask-once.js';
import { textOf } from './document.js';
import type { FollowOptions, LiveStep } from './follow-options.js';
import { Inbox } from './inbox.js';
import type { LiveClient } from './live-client.js';
import { codesOf, LiveError, type GraphError } from './live-error.js';
import type { Ending, LiveResult } from './transports/transport.js';

/** Events were lost for this subscription: reading anew puts it right. */
const LOST: ReadonlySet<string> = new Set(['RESYNC', 'CURSOR_EXPIRED', 'BAD_CURSOR']);
/** What passes by itself. */
const PASSING: ReadonlySet<string> = new Set([
  'RATE_LIMITED',
  'TOO_MANY_SUBSCRIPTIONS',
  'SUBGRAPH_UNAVAILABLE',
  'IDENTITY_UNAVAILABLE',
  'PERSONAL_DATA_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
]);
/** Tokens in a row that the gateway may refuse, with nothing received in between. */
const MOST_REFUSALS = 5;

/** A line that stood for so long was a good one: the wait before the next begins small again. */
const STEADY_MS = 10_000;

/** What is to be done after an ending: go on after the cursor, or read anew first. */
type Next = { readonly go: 'on' } | { readonly go: 'anew'; readonly reason: string };

/** One thing that is followed, through any number of connections. */
export class Follower<TResult, TVariables, TFirst, TFirstVariables> {
  readonly #client: LiveClient;
  readonly #options: FollowOptions<TResult, TVariables, TFirst, TFirstVariables>;
  readonly #signal: AbortSignal;
  #cursor: string | null;
  #version: number | null = null;
  #attempt = 0;
  #refusals = 0;
  /** Whether a version was missing, and has been asked for again. */
  #hasGap = false;

  constructor(client: LiveClient, options: FollowOptions<TResult, TVariables, TFirst, TFirstVariables>, signal: AbortSignal) {
    this.#client = client;
    this.#options = options;
    this.#signal = signal;
    this.#cursor = options.after ?? null;
  }

  async *steps(): AsyncGenerator<LiveStep<TResult, TFirst>, undefined> {
    let next: Next = this.#cursor === null && this.#options.first !== undefined ? { go: 'anew', reason: 'start' } : { go: 'on' };
    while (!this.#signal.aborted) {
      if (next.go === 'anew') {
        const read = await this.#read(next.reason);
        if (read === null) return;
        yield read;
        if (this.#cursor === null) return;
      }
      const ending = yield* this.#updates();
      if (this.#signal.aborted || ending.kind === 'complete') return;
      next = await this.#after(ending);
    }
  }

  /** Everything that one subscription gives. */
  async *#updates(): AsyncGenerator<LiveStep<TResult, TFirst>, Ending> {
    const { name, transport } = this.#client.transport();
    let wasOpen = false;
    let openedAt = Infinity;
    const inbox = new Inbox(() => {
      wasOpen = true;
      openedAt = Date.now();
      this.#client.fared(name, true);
      this.#client.tell('live', name);
    });
    this.#client.tell('connecting', name);
    const variables = { ...(this.#options.variables as object | undefined), after: this.#cursor };
    inbox.stop = transport.run({ query: textOf(this.#options.document), variables }, inbox);
    const abort = (): void => inbox.end({ kind: 'complete' });
    this.#signal.addEventListener('abort', abort);
    try {
      for (;;) {
        const received = await inbox.take();
        if (this.#signal.aborted) return { kind: 'complete' };
        if (received.kind === 'ending') {
          if (received.ending.kind === 'cut' && !wasOpen) this.#client.fared(name, false);
          this.#client.tell('waiting', name);
          if (Date.now() - openedAt > STEADY_MS) this.#attempt = 0;
          return received.ending;
        }
        const update = this.#accept(received.result);
        if (update === 'gap') return this.#gap();
        if (update !== 'known') yield update;
      }
    } finally {
      this.#signal.removeEventListener('abort', abort);
      inbox.stop();
    }
  }

  /** The update if it is the next one. */
  #accept({ data, errors }: LiveResult): (LiveStep<TResult, TFirst> & { kind: 'update' }) | 'known' | 'gap' {
    const { versions = 'consecutive' } = this.#options;
    if (data === undefined || data === null) throw errors === undefined ? new LiveError('A result has no data.') : LiveError.of(errors);
    const result = data as TResult;
    const version = this.#options.versionOf?.(result) ?? null;
    if (version !== null && this.#version !== null) {
      if (version <= this.#version) return 'known';
      if (versions === 'consecutive' && version > this.#version + 1) return 'gap';
    }
    this.#cursor = this.#options.cursorOf(result);
    this.#version = version;
    this.#attempt = 0;
    this.#refusals = 0;
    this.#hasGap = false;
    return { kind: 'update', data: result, ...(errors === undefined ? {} : { errors }), cursor: this.#cursor, version };
  }

  /** A version is missing: it comes again after the cursor. If not, it is lost. */
  #gap(): Ending {
    if (this.#hasGap) return { kind: 'errors', errors: [{ message: 'A version is missing.', extensions: { code: 'GAP' } }] };
    this.#hasGap = true;
    return { kind: 'cut', wasOpen: true };
  }

  /** Waits as long as it takes. @throws LiveError when it is over */
  async #after(ending: Ending): Promise<Next> {
    switch (ending.kind) {
      case 'complete':
        return { go: 'on' };
      case 'fatal':
        throw ending.error;
      case 'refused':
        await this.#newToken([]);
        return { go: 'on' };
      case 'cut':
        if (ending.isPlanned !== true) await this.#wait(ending.waitMs);
        return { go: 'on' };
      case 'errors':
        return this.#afterErrors(ending.errors);
    }
  }

  async #afterErrors(errors: readonly GraphError[]): Promise<Next> {
    const codes = codesOf(errors);
    if (codes.includes('UNAUTHENTICATED')) {
      await this.#newToken(errors);
      return { go: 'on' };
    }
    const lost = codes.find((code) => LOST.has(code) || code === 'GAP');
    if (lost !== undefined && this.#options.first !== undefined) {
      await this.#wait();
      return { go: 'anew', reason: lost };
    }
    // Nothing is lost yet: what was not read comes again after the cursor.
    const passes = lost === 'RESYNC' ? this.#cursor !== null : lost === undefined && codes.length > 0 && codes.every((code) => PASSING.has(code));
    if (!passes) throw LiveError.of(errors);
    const retryAfter = errors.map(({ extensions }) => Number(extensions?.['retryAfter'])).find((seconds) => seconds > 0);
    await this.#wait((retryAfter ?? 0) * 1000);
    return { go: 'on' };
  }

  /** The first time there is probably another token by now. */
  async #newToken(errors: readonly GraphError[]): Promise<void> {
    if (++this.#refusals > MOST_REFUSALS) {
      throw errors.length > 0 ? LiveError.of(errors) : new LiveError('The token is not accepted.', ['UNAUTHENTICATED']);
    }
    if (this.#refusals > 1) await this.#wait();
  }

  #wait(leastMs = 0): Promise<void> {
    return pause(leastMs + waitBefore(this.#attempt++, this.#client.retry), this.#signal);
  }

  /** Asks the first query until there is an answer; null when it is stopped meanwhile. */
  async #read(reason: string): Promise<(LiveStep<TResult, TFirst> & { kind: 'read' }) | null> {
    const first = this.#options.first!;
    const operation = { query: textOf(first.document), variables: (first.variables ?? {}) as Readonly<Record<string, unknown>> };
    while (!this.#signal.aborted) {
      const { url, fetch, credentials } = this.#client;
      const answer = await askOnce(url, fetch, await credentials.headers(), operation, this.#signal);
      if ('data' in answer) {
        const data = answer.data as TFirst;
        this.#cursor = first.cursorOf(data) ?? null;
        this.#version = first.versionOf?.(data) ?? null;
        this.#hasGap = false;
        return { kind: 'read', data, reason, cursor: this.#cursor };
      }
      if (!this.#signal.aborted) await this.#after(answer);
    }
    return null;
  }
}

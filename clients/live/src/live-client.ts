import { DEFAULT_RETRY, type Retry } from './backoff.js';
import { Credentials, type CredentialsOptions } from './credentials.js';
import type { FollowOptions, LiveStep } from './follow-options.js';
import { Follower } from './follower.js';
import { EventStreamTransport } from './transports/event-stream-transport.js';
import { SocketTransport } from './transports/socket-transport.js';
import type { Transport } from './transports/transport.js';

export type TransportName = 'websocket' | 'sse';
/** Whether a subscription stands, or why not yet. */
export type LiveState = 'connecting' | 'live' | 'waiting';

export interface LiveClientOptions extends CredentialsOptions {
  /** Of the graph over HTTP, such as `https://otklik.example/graphql`. */
  readonly url: string;
  /**
   * The access token of who is signed in, null for nobody. Asked for before each connection, and a little before a JWT ends; when
   * it throws, subscriptions end with it.
   */
  readonly token?: (() => string | null | Promise<string | null>) | undefined;
  /** What people read: `ru` or `en`. */
  readonly language?: (() => string) | undefined;
  /** `auto` takes a WebSocket, and event streams where none can be opened. */
  readonly transport?: TransportName | 'auto';
  /** A class with the interface of the browser's `WebSocket`: Node 20 has none of its own (`import { WebSocket } from 'ws'`). */
  readonly webSocket?: unknown;
  readonly fetch?: typeof fetch;
  /** How long is waited before coming back. */
  readonly retry?: Partial<Retry>;
  /** Told of the state of each subscription. */
  readonly onState?: (state: LiveState, transport: TransportName) => void;
}

/** Connections that failed before the other way is tried. */
const MISSES = 2;

/** Follows things in one graph, over one socket. */
export class LiveClient {
  readonly #options: LiveClientOptions;
  readonly #transports = new Map<TransportName, Transport>();
  readonly #names: readonly TransportName[];
  readonly #closed = new AbortController();
  readonly credentials: Credentials;
  readonly retry: Retry;
  #current: TransportName;
  #misses = 0;

  constructor(options: LiveClientOptions) {
    this.#options = options;
    this.credentials = new Credentials(options);
    this.retry = { ...DEFAULT_RETRY, ...options.retry };
    const socket = options.webSocket ?? (globalThis as { WebSocket?: unknown }).WebSocket;
    const wanted = options.transport ?? 'auto';
    this.#names = wanted !== 'auto' ? [wanted] : socket === undefined ? ['sse'] : ['websocket', 'sse'];
    [this.#current] = this.#names as [TransportName];
    if (this.#names.includes('websocket')) this.#transports.set('websocket', new SocketTransport(options.url, this.credentials, socket));
    if (this.#names.includes('sse')) this.#transports.set('sse', new EventStreamTransport(options.url, this.credentials, this.fetch));
  }

  get url(): string {
    return this.#options.url;
  }

  get fetch(): typeof fetch {
    return this.#options.fetch ?? ((input, init) => fetch(input, init));
  }

  /**
   * Follows something: `for await (const step of client.follow(…))`. Comes back by itself after every cut, and goes on after the last
   * cursor. Leaving the loop ends it.
   * @throws LiveError what ended it for good
   */
  follow<TResult, TVariables, TFirst = never, TFirstVariables = never>(
    options: FollowOptions<TResult, TVariables, TFirst, TFirstVariables>,
  ): AsyncGenerator<LiveStep<TResult, TFirst>, undefined> {
    const signals = [options.signal, this.#closed.signal].filter((signal) => signal !== undefined);
    return new Follower(this, options, AbortSignal.any(signals)).steps();
  }

  /** The way to take now. For the follower. */
  transport(): { readonly name: TransportName; readonly transport: Transport } {
    return { name: this.#current, transport: this.#transports.get(this.#current)! };
  }

  /** Takes note of how a connection fared: after some that could not be had, the other way is taken. For the follower. */
  fared(name: TransportName, wasOpen: boolean): void {
    if (name !== this.#current) return;
    this.#misses = wasOpen ? 0 : this.#misses + 1;
    if (this.#misses < MISSES || this.#names.length < 2) return;
    this.#current = name === 'websocket' ? 'sse' : 'websocket';
    // A socket is tried first when both are new, and each of them once after that.
    this.#misses = MISSES - 1;
  }

  /** For the follower. */
  tell(state: LiveState, transport: TransportName): void {
    this.#options.onState?.(state, transport);
  }

  /** Ends everything that is followed, and closes the socket. */
  close(): void {
    this.#closed.abort();
    for (const transport of this.#transports.values()) transport.close();
  }
}

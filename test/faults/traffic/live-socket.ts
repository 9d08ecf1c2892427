import WebSocket from 'ws';

/** A gateway that does not answer to a ping within two of these is not there, in milliseconds. */
const PING_MS = 3_000;
/** Nor one that takes the connection and says nothing. */
const GREETING_MS = 10_000;

/** What ended a subscription. */
export class SubscriptionEnd extends Error {
  constructor(
    /** Codes of the errors that ended it; `closed 1012` when its socket was closed. */
    readonly codes: readonly string[],
  ) {
    super(codes.join());
  }
}

/** What to follow. */
export interface LiveSocketOptions<Data> {
  /** `ws://…/graphql`. */
  readonly url: string;
  readonly token: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly onData: (data: Data) => void;
}

interface Message<Data> {
  readonly type: string;
  readonly payload?: { readonly data?: Data | null; readonly errors?: readonly ProtocolError[] } & readonly ProtocolError[];
}

interface ProtocolError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

/**
 * One subscription over one socket (graphql-transport-ws), as small as can be: it does nothing by itself that could hide a fault.
 * `ended` resolves with the reason; nothing is delivered after that.
 */
export class LiveSocket<Data> {
  readonly ended: Promise<SubscriptionEnd>;
  readonly #socket: WebSocket;
  readonly #end: (reason: SubscriptionEnd) => void;
  readonly #heartbeat: NodeJS.Timeout;
  #impatience: NodeJS.Timeout;
  #isOver = false;
  #pongs = 1;

  constructor({ url, token, query, variables, onData }: LiveSocketOptions<Data>) {
    const { promise, resolve } = Promise.withResolvers<SubscriptionEnd>();
    this.ended = promise;
    this.#end = resolve;
    this.#socket = new WebSocket(url, 'graphql-transport-ws', { handshakeTimeout: GREETING_MS });
    this.#impatience = setTimeout(() => this.#finish(['no greeting']), GREETING_MS);
    this.#heartbeat = setInterval(() => this.#ping(), PING_MS);
    const send = (message: object): void => this.#socket.send(JSON.stringify(message));
    this.#socket
      .on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
      .on('error', (error: NodeJS.ErrnoException) => this.#finish([`socket: ${error.code ?? error.message}`]))
      .on('close', (code) => this.#finish([`closed ${code}`]))
      .on('pong', () => (this.#pongs = 1))
      .on('message', (bytes: Buffer) => {
        if (this.#isOver) return;
        const { type, payload } = JSON.parse(bytes.toString()) as Message<Data>;
        if (type === 'connection_ack') {
          clearTimeout(this.#impatience);
          send({ id: '1', type: 'subscribe', payload: { query, variables } });
        } else if (type === 'ping') send({ type: 'pong' });
        else if (type === 'error') this.#finish(codesOf(payload ?? []));
        else if (type === 'complete') this.#finish(['complete']);
        else if (type === 'next') {
          if (payload?.data == null || payload.errors !== undefined) this.#finish(['incomplete', ...codesOf(payload?.errors ?? [])]);
          else onData(payload.data);
        }
      });
  }

  close(): void {
    this.#finish(['left']);
  }

  #ping(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#pongs-- <= -1) this.#finish(['no pong']);
    else this.#socket.ping();
  }

  #finish(codes: readonly string[]): void {
    this.#isOver = true;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#impatience);
    this.#socket.terminate();
    this.#end(new SubscriptionEnd(codes));
  }
}

function codesOf(errors: readonly ProtocolError[]): string[] {
  return errors.map(({ message, extensions }) => extensions?.code ?? `no code: ${message}`);
}

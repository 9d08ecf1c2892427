import { createClient, TerminatedCloseEvent, type Client } from 'graphql-ws';
import type { Credentials } from '../credentials.js';
import { LiveError, type GraphError } from '../live-error.js';
import type { Ending, LiveOperation, Sink, Transport } from './transport.js';

const PING_MS = 15_000;
const PONG_WITHIN_MS = 5_000;
const REFUSED = 4403;
/** A bug, theirs or ours: the same would come of trying again. */
const FATAL: ReadonlySet<number> = new Set([1002, 1003, 1007, 1009, 4004, 4005, 4400, 4401, 4406, 4409, 4429]);

/** One WebSocket for all operations, by graphql-transport-ws. It opens with the first one and closes after the last. */
export class SocketTransport implements Transport {
  readonly #client: Client;
  readonly #credentials: Credentials;
  #isAcknowledged = false;
  #isRenewing = false;
  #unanswered: ReturnType<typeof setTimeout> | undefined;
  #stopRenewal: () => void = () => undefined;
  readonly #waiting = new Set<Sink>();

  /** @param implementation a class with the interface of the browser's `WebSocket` */
  constructor(url: string, credentials: Credentials, implementation: unknown) {
    this.#credentials = credentials;
    this.#client = createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl: implementation,
      connectionParams: () => credentials.headers(),
      // Whoever follows knows better where to go on.
      retryAttempts: 0,
      keepAlive: PING_MS,
      on: {
        connecting: () => void (this.#isAcknowledged = false),
        connected: () => this.#connected(),
        ping: (received) => {
          if (!received) this.#unanswered = setTimeout(() => this.#client.terminate(), PONG_WITHIN_MS);
        },
        pong: (received) => {
          if (received) clearTimeout(this.#unanswered);
        },
        closed: () => this.#forget(),
        error: () => this.#forget(),
      },
    });
  }

  run(operation: LiveOperation, sink: Sink): () => void {
    let isOver = false;
    const end = (ending: Ending): void => {
      this.#waiting.delete(sink);
      if (isOver) return;
      isOver = true;
      sink.end(ending);
    };
    if (this.#isAcknowledged) sink.opened();
    else this.#waiting.add(sink);
    const stop = this.#client.subscribe(
      { query: operation.query, variables: { ...operation.variables } },
      {
        next: (result) => {
          if (!isOver) sink.next(result);
        },
        error: (problem) => end(this.#endingOf(problem)),
        complete: () => end({ kind: 'complete' }),
      },
    );
    return () => {
      isOver = true;
      this.#waiting.delete(sink);
      stop();
    };
  }

  close(): void {
    this.#forget();
    void this.#client.dispose();
  }

  #connected(): void {
    this.#isAcknowledged = true;
    this.#isRenewing = false;
    for (const sink of this.#waiting) sink.opened();
    this.#waiting.clear();
    this.#stopRenewal = this.#credentials.beforeTheEnd(() => {
      this.#isRenewing = true;
      this.#client.terminate();
    });
  }

  #forget(): void {
    clearTimeout(this.#unanswered);
    this.#stopRenewal();
  }

  /** A list is of errors of the graph; an event is of the socket; anything else was thrown here. */
  #endingOf(problem: unknown): Ending {
    if (Array.isArray(problem)) return { kind: 'errors', errors: problem as GraphError[] };
    const wasOpen = this.#isAcknowledged;
    if (problem instanceof LiveError) return { kind: 'fatal', error: problem };
    if (problem instanceof TerminatedCloseEvent) return { kind: 'cut', wasOpen, isPlanned: this.#isRenewing };
    const { code, reason } = (problem ?? {}) as { code?: unknown; reason?: unknown };
    if (code === REFUSED) return { kind: 'refused' };
    if (typeof code !== 'number' || !FATAL.has(code)) return { kind: 'cut', wasOpen };
    return { kind: 'fatal', error: new LiveError(`The socket was closed with ${code}: ${String(reason)}`) };
  }
}

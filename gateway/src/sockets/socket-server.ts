import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { CodedError, newId } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { parse, type ExecutionArgs } from 'graphql';
import { handleProtocols, makeServer, type Context, type Server as ProtocolServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { FaultLog } from '../errors/fault-log.js';
import type { ViewerWatch } from '../identity/viewer-watch.js';
import type { GatewayObserver } from '../observability/gateway-observer.js';
import { observedOperations } from '../observability/observed-operations.js';
import type { RatesByAddress } from '../policies/rate/rates-by-address.js';
import type { SocketLimits } from '../options.js';
import { inBatches } from './in-batches.js';
import { Places } from './places.js';
import { PresentedError, PresentedErrors } from './presented-error.js';
import { ResultStream } from './result-stream.js';
import { runOperation, type OperationRunner } from './run-operation.js';
import { SLOW_CLOSE_TIMEOUT_MS, SocketConnection } from './socket-connection.js';
import { identifySocket } from './socket-identity.js';
import { CLOSE } from './socket-limits.js';

/** What the sockets stand on. */
export interface SocketServerOptions {
  readonly runner: OperationRunner;
  readonly limits: SocketLimits;
  readonly logFault: FaultLog;
  readonly observer?: GatewayObserver | undefined;
  readonly watch?: ViewerWatch | undefined;
  /** Absent where rates are not limited. */
  readonly rates?: RatesByAddress | undefined;
  /** From where a request comes; see `addressKey`. */
  addressOf(request: IncomingMessage): string;
  identify(authorization: string | null): Promise<Viewer>;
}

type SocketContext = Context<Record<string, unknown> | undefined, SocketConnection>;

/** The protocol library wants a document to find out what kind of operation it deals with; ours have run by then. */
const PLACEHOLDER = parse('{ __typename }');

/** When an address whose sockets are all taken may come again. */
const FULL_RETRY_SECONDS = 10;

/** How long the library itself waits for the answer to a close; its types do not know of it yet. */
const PATIENCE = { closeTimeout: SLOW_CLOSE_TIMEOUT_MS };

/** GraphQL over WebSocket (graphql-transport-ws) beside the HTTP endpoint, under the same policies. */
export class SocketServer {
  readonly #options: SocketServerOptions;
  readonly #protocol: ProtocolServer<SocketConnection>;
  readonly #upgrades: WebSocketServer;
  readonly #connections = new Set<SocketConnection>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #ofViewers: Places;
  readonly #ofAddresses: Places;
  readonly refusals = { viewer: 0, address: 0 };
  #draining = false;

  constructor(options: SocketServerOptions) {
    this.#options = options;
    this.#ofViewers = new Places(options.limits.perViewer);
    this.#ofAddresses = new Places(options.limits.perAddress);
    this.#protocol = this.#createProtocol();
    this.#upgrades = new WebSocketServer({
      noServer: true,
      maxPayload: options.limits.messageBytes,
      // Also because messages are written past the library.
      perMessageDeflate: false,
      handleProtocols,
      ...PATIENCE,
    });
    this.#heartbeat = setInterval(() => this.#connections.forEach((connection) => connection.checkAlive()), options.limits.pingMs).unref();
  }

  /** Sockets that are open. */
  get open(): number {
    return this.#connections.size;
  }

  /** Takes over a connection that asks to become a WebSocket. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    if (this.#draining) {
      stream.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const address = this.#options.addressOf(request);
    if (this.#ofAddresses.areTaken(address)) {
      this.refusals.address++;
      stream.end(`HTTP/1.1 429 Too Many Requests\r\nconnection: close\r\nretry-after: ${FULL_RETRY_SECONDS}\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const refusal = this.#options.rates?.limits.meter(address).connect() ?? null;
    if (refusal !== null) {
      stream.end(`HTTP/1.1 429 Too Many Requests\r\nconnection: close\r\nretry-after: ${String(refusal.details['retryAfter'])}\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    this.#upgrades.handleUpgrade(request, stream, head, (socket) => {
      const headers = { authorization: request.headers.authorization, 'accept-language': request.headers['accept-language'] };
      this.#open(new SocketConnection(socket, stream, headers, address, this.#logFault));
    });
  }

  /** Waits for the balancer, then takes no new sockets and closes the open ones in batches, so that their clients do not all come back at once. */
  async drain(): Promise<void> {
    if (this.#options.limits.drainDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.#options.limits.drainDelayMs));
    this.#draining = true;
    clearInterval(this.#heartbeat);
    const open = [...this.#connections];
    await inBatches(open, this.#options.limits.drainMs, (connection) => connection.close(CLOSE.SERVICE_RESTART, 'Service restart'));
    await Promise.all(open.map((connection) => connection.ended));
  }

  #open(connection: SocketConnection): void {
    this.#connections.add(connection);
    this.#ofAddresses.take(connection.address);
    const closed = this.#protocol.opened(connection.forProtocol(), connection);
    connection.socket.once('close', (code, reason) => {
      this.#connections.delete(connection);
      this.#ofAddresses.leave(connection.address);
      if (connection.place !== null) this.#ofViewers.leave(connection.place);
      this.#options.watch?.delete(connection);
      connection.release();
      void closed(code, String(reason)).catch((fault: unknown) => this.#logFault(fault));
    });
  }

  readonly #logFault = (fault: unknown): void => this.#options.logFault(fault, { place: 'socket' });

  #createProtocol(): ProtocolServer<SocketConnection> {
    const { limits, runner, observer, rates } = this.#options;
    const run = observer === undefined ? runOperation : observedOperations(runOperation, observer);
    return makeServer<Record<string, unknown> | undefined, SocketConnection>({
      connectionInitWaitTimeout: limits.initTimeoutMs,
      onConnect: (context) => this.#connect(context),
      onSubscribe: async (context, id, payload) => {
        const { extra: connection } = context;
        const request = { ...connection.identity, requestId: newId(), addressOf: () => connection.address, meter: rates?.limits.meter(connection.address) };
        if (Object.keys(context.subscriptions).length > limits.operations) return [tooMany('operations', limits.operations)];
        try {
          const outcome = await run(runner, payload, request);
          if (outcome.kind === 'refused') return outcome.errors;
          const stream = new ResultStream(id, outcome.results, connection);
          if (connection.subscriptions > limits.subscriptions) {
            void stream.return();
            return [tooMany('subscriptions', limits.subscriptions)];
          }
          return { document: PLACEHOLDER, contextValue: stream } as unknown as ExecutionArgs;
        } catch (error) {
          return [new PresentedError(runner.presenter.present(error, request))];
        } finally {
          request.meter?.settle();
        }
      },
      execute: ({ contextValue }) => contextValue as ResultStream,
      onError: ({ extra: connection }, _id, _payload, errors) =>
        errors.flatMap((error) => {
          if (error instanceof PresentedError) return [error.formatted];
          const { originalError } = error as { originalError?: unknown };
          if (originalError instanceof PresentedErrors) return originalError.formatted;
          return [runner.presenter.present(error, { ...connection.identity, requestId: newId() })];
        }),
    });
  }

  /** Counts the socket for whoever speaks on it, or shuts it when they have so many already. */
  #takePlace(connection: SocketConnection): void {
    const { viewer } = connection;
    if (viewer.kind === 'anonymous') return;
    const whose = viewer.kind === 'person' ? viewer.citizenId : viewer.login;
    if (this.#ofViewers.areTaken(whose)) {
      this.refusals.viewer++;
      return connection.close(CLOSE.TRY_AGAIN_LATER, 'Too many sockets');
    }
    this.#ofViewers.take(whose);
    connection.place = whose;
  }

  /** False closes with 4403 Forbidden, by the protocol. */
  async #connect(context: SocketContext): Promise<boolean> {
    const { extra: connection, connectionParams } = context;
    // The library would keep the token for as long as the socket is open.
    (context as { connectionParams?: unknown }).connectionParams = undefined;
    try {
      connection.identity = await identifySocket(connectionParams, connection.headers, (authorization) =>
        this.#options.identify(authorization),
      );
      // Closed meanwhile: nobody would take it off the watch again.
      if (!this.#connections.has(connection)) return true;
      this.#options.watch?.add(connection);
      this.#takePlace(connection);
      return true;
    } catch (error) {
      if (error instanceof CodedError && error.code !== 'IDENTITY_UNAVAILABLE') {
        this.#options.rates?.limits.meter(connection.address).refuseToken();
        return false;
      }
      if (!(error instanceof CodedError)) this.#options.logFault(error, { place: 'socket' });
      connection.close(CLOSE.TRY_AGAIN_LATER, 'Try again later');
      return true;
    }
  }
}

/** Both have one code: the cure is the same. */
function tooMany(what: 'operations' | 'subscriptions', most: number): PresentedError {
  return new PresentedError({
    message: `This socket carries ${most} ${what} already.`,
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', limit: what, most },
  });
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { CodedError, ERROR_TABLE, localize, negotiateLocale } from '@otklik/base';
import type { FaultLog } from '../errors/fault-log.js';
import { neutralError } from '../errors/public-error.js';
import type { ListenOptions, RouteHandler } from '../options.js';
import type { Exchange, Route } from './exchange.js';
import { HttpRefusal } from './http-refusal.js';
import { requestIdOf } from './request-id.js';
import { sendErrors } from './respond.js';
import { relaxForForeignPage, setSecurityHeaders } from './security-headers.js';

const HEADERS_TIMEOUT_MS = 15_000;
/** For paths whose handlers read bodies themselves, such as photos from a slow phone; the gateway's own are stricter. */
const REQUEST_TIMEOUT_MS = 300_000;
/** How often Node looks for requests over these times. */
const CHECKING_MS = 5_000;
/** Longer than the usual 60 s of a balancer in front, so that it never meets a connection that we just closed. */
const KEEP_ALIVE_MS = 72_000;
const FINISH_MS = 10_000;

/** What the server answers with. */
export interface HttpServerOptions {
  /** The route of a path, or undefined. */
  route(path: string): Route | undefined;
  readonly foreign: readonly RouteHandler[];
  readonly logFault: FaultLog;
}

/** A lean `node:http` server: routes, request ids, security headers, and JSON for every refusal. */
export class HttpServer {
  readonly server: Server;
  readonly #options: HttpServerOptions;
  #draining = false;

  constructor(options: HttpServerOptions) {
    this.#options = options;
    // Without this, a client that only offers HTTP/2 ("Upgrade: h2c") would be taken for a socket and get no answer.
    const shouldUpgradeCallback = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';
    this.server = createServer({ shouldUpgradeCallback, connectionsCheckingInterval: CHECKING_MS }, (request, response) => void this.#answer(request, response));
    this.server.headersTimeout = HEADERS_TIMEOUT_MS;
    this.server.requestTimeout = REQUEST_TIMEOUT_MS;
    this.server.keepAliveTimeout = KEEP_ALIVE_MS;
  }

  listen({ host, port }: ListenOptions): Promise<{ port: number }> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        resolve({ port: (this.server.address() as AddressInfo).port });
      });
    });
  }

  /** Hands WebSocket upgrades on one path over; on any other path there is nothing to upgrade to. */
  acceptUpgrades(path: string, take: (request: IncomingMessage, stream: Duplex, head: Buffer) => void): void {
    this.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      // Node gives the bare connection away: without a listener, a client that vanishes now would end the process.
      stream.on('error', () => stream.destroy());
      if (pathOf(request) === path) return take(request, stream, head);
      stream.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    });
  }

  /** From now on every answer asks its client to connect anew, elsewhere. */
  drain(): void {
    this.#draining = true;
  }

  /** Takes no new connections, lets requests under way finish, and ends what is left after 10 s. */
  async stop(): Promise<void> {
    if (!this.server.listening) return;
    this.drain();
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const impatience = setTimeout(() => this.server.closeAllConnections(), FINISH_MS);
    await closed;
    clearTimeout(impatience);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = openExchange(request, response);
    if (this.#draining) response.setHeader('connection', 'close');
    try {
      await this.#dispatch(exchange);
    } catch (error) {
      this.#refuse(exchange, error);
    }
  }

  async #dispatch(exchange: Exchange): Promise<void> {
    const { request, response } = exchange;
    const route = this.#options.route(exchange.path);
    if (route !== undefined) {
      setSecurityHeaders(response);
      const handler = route[(request.method === 'HEAD' ? 'GET' : request.method) as keyof Route];
      if (handler === undefined) throw HttpRefusal.methodNotAllowed(Object.keys(route).join(', '));
      return handler(exchange);
    }
    relaxForForeignPage(response);
    for (const handle of this.#options.foreign) {
      if (await handle(request, response)) return;
    }
    setSecurityHeaders(response);
    throw new HttpRefusal(404, 'NOT_FOUND', 'There is nothing at this path.');
  }

  #refuse({ response, locale, requestId }: Exchange, error: unknown): void {
    // The client hung up in the middle of its request: nobody is at fault and nobody is there to answer.
    if (error === response.req.errored) return void response.destroy();
    if (response.headersSent) {
      this.#options.logFault(error, { place: 'http', requestId });
      response.destroy();
    } else if (error instanceof HttpRefusal) {
      for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
      sendErrors(response, error.status, { message: error.message, extensions: { code: error.code } });
    } else if (error instanceof CodedError) {
      if (error.code === 'UNAUTHENTICATED') response.setHeader('www-authenticate', 'Bearer');
      const { retryAfter } = error.details;
      if (typeof retryAfter === 'number') response.setHeader('retry-after', retryAfter);
      sendErrors(response, ERROR_TABLE[error.code].status, { message: localize(error.text, locale), extensions: { code: error.code, ...error.details } });
    } else {
      this.#options.logFault(error, { place: 'http', requestId });
      sendErrors(response, 500, neutralError(locale, requestId));
    }
  }
}

function openExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const path = pathOf(request);
  const requestId = requestIdOf(request);
  response.setHeader('x-request-id', requestId);
  return {
    request,
    response,
    path,
    search: (request.url ?? '').slice(path.length),
    requestId,
    locale: negotiateLocale(request.headers['accept-language']),
  };
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

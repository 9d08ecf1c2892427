import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SubgraphEndpoint, type SubgraphEndpointOptions } from './subgraph-endpoint.js';

/** Viewers with many roles make long tokens. */
const HEADER_BYTES = 256 * 1024;
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than gateways keep an idle connection, so that it is they who hang up. */
const KEEP_ALIVE_MS = 15_000;
const FINISH_MS = 10_000;

/** A subgraph on a port of its own. */
export interface SubgraphServer {
  /** @throws the error of the system when the address is not to be had */
  listen(where: { readonly host: string; readonly port: number }): Promise<{ port: number }>;
  /** `/ready` fails first, then calls under way are finished; what is left after 10 s is cut off. Idempotent. */
  stop(): Promise<void>;
}

/** Serves a subgraph over HTTP to those who sign their calls, and to nobody else. */
export function serveSubgraph(options: SubgraphEndpointOptions): SubgraphServer {
  const endpoint = new SubgraphEndpoint(options);
  const server = createServer({ maxHeaderSize: HEADER_BYTES }, (request: IncomingMessage, response: ServerResponse) => void endpoint.answer(request, response));
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;

  async function close(): Promise<void> {
    endpoint.drain();
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const impatience = setTimeout(() => server.closeAllConnections(), FINISH_MS);
    await closed;
    clearTimeout(impatience);
  }

  let closing: Promise<void> | null = null;
  return {
    listen({ host, port }) {
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve({ port: (server.address() as AddressInfo).port });
        });
      });
    },
    stop: () => (closing ??= close()),
  };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Registry } from 'prom-client';

/** Where metrics are served, on whatever port. */
export const METRICS_PATH = '/metrics';

/** Answers a request for `/metrics` in the text format of Prometheus. Resolves to false, and does nothing, for any other path. */
export type MetricsPage = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The page with everything that is in the registry. */
export function metricsPage(registry: Registry): MetricsPage {
  return async (request, response) => {
    if (request.url?.split('?', 1)[0] !== METRICS_PATH) return false;
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
    const text = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType, 'content-length': Buffer.byteLength(text) });
    response.end(request.method === 'HEAD' ? undefined : text);
    return true;
  };
}

/** A server of its own for the page. */
export interface MetricsServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves the page, and nothing else, at an address of its own. Rejects when it is not to be had. */
export async function listenForMetrics(page: MetricsPage, { host, port }: { readonly host: string; readonly port: number }): Promise<MetricsServer> {
  const server = createServer((request, response) => void answer(page, request, response));
  server.listen(port, host);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, stop: () => stop(server) };
}

async function answer(page: MetricsPage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!(await page(request, response))) response.writeHead(404).end();
  } catch {
    response.writeHead(500).end();
  }
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

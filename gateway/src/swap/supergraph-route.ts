import type { IncomingMessage } from 'node:http';
import type { Route } from '../http/exchange.js';
import { HttpRefusal } from '../http/http-refusal.js';
import { requireOwnHost, requireOwnOrigin } from '../http/own-host.js';
import { readText } from '../http/read-body.js';
import { sendJson } from '../http/respond.js';
import type { AdminAccess } from '../options.js';
import type { SupergraphSwaps } from './supergraph-swaps.js';

/** A supergraph of some thousand types has a few megabytes. */
const BODY = { bytes: 32_000_000, timeoutMs: 15_000 };

/** Headers by which proxies say that they pass a request on. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * `/admin/supergraph` for programs of this machine: POST with the SDL of a supergraph as the body puts it in use, or is refused
 * with the reason; GET gives the counters of swaps.
 */
export function supergraphRoute(swaps: SupergraphSwaps, access: AdminAccess): Route {
  return {
    GET({ request, response }) {
      requireNeighbour(request, access);
      response.setHeader('cache-control', 'no-store');
      sendJson(response, 200, swaps.counters);
    },
    async POST({ request, response }) {
      requireNeighbour(request, access);
      const supergraphSdl = await readText(request, BODY);
      try {
        await swaps.swap(supergraphSdl);
      } catch (error) {
        throw new HttpRefusal(422, 'SUPERGRAPH_REFUSED', (error as Error).message);
      }
      sendJson(response, 200, swaps.counters);
    },
  };
}

/** @throws HttpRefusal FORBIDDEN */
function requireNeighbour(request: IncomingMessage, { isOwnHost }: AdminAccess): void {
  const isProxied = PROXY_HEADERS.some((name) => request.headers[name] !== undefined);
  if (isProxied || !LOOPBACK.test(request.socket.remoteAddress ?? '')) throw new HttpRefusal(403, 'FORBIDDEN', 'Only programs of this machine may do this.');
  requireOwnHost(request, isOwnHost);
  requireOwnOrigin(request, isOwnHost);
}

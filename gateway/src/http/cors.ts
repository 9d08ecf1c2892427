import type { IncomingMessage } from 'node:http';
import type { Exchange, ExchangeHandler, Route } from './exchange.js';
import { addVary } from './vary.js';

/** Origins such as `https://city.example`, or every one. */
export type CorsOrigins = ReadonlySet<string> | '*';

/** How long a browser may remember the answer to a preflight, in seconds: Chromium takes no more. */
const REMEMBERED_S = 7_200;
/** What a page may read besides the headers that every page may. */
const EXPOSED = 'etag, ratelimit, ratelimit-policy, retry-after, www-authenticate, x-request-id';

/**
 * A route that pages of other origins may use (Fetch Standard, CORS protocol). Listed origins may send credentials of the
 * browser too; where every origin is let in, none may.
 */
export function withCors(route: Route, origins: CorsOrigins): Route {
  const methods = ['HEAD', ...Object.keys(route)].join(', ');
  const handlers = Object.entries(route).map(([method, handler]): [string, ExchangeHandler] => [
    method,
    (exchange) => {
      allowOrigin(exchange, origins, EXPOSED);
      return handler(exchange);
    },
  ]);
  const preflight: ExchangeHandler = (exchange) => {
    const { request, response } = exchange;
    response.statusCode = 204;
    addVary(response, 'access-control-request-headers');
    if (allowOrigin(exchange, origins, null)) {
      response.setHeader('access-control-allow-methods', methods);
      response.setHeader('access-control-max-age', REMEMBERED_S);
      const headers = request.headers['access-control-request-headers'];
      if (headers !== undefined) response.setHeader('access-control-allow-headers', headers);
    }
    response.end();
  };
  return { ...Object.fromEntries(handlers), OPTIONS: preflight };
}

/** Whether a page of the `Origin` of an upgrade request may open a socket. Programs that are no browsers send none. */
export function mayOpenSocket({ headers }: IncomingMessage, origins: CorsOrigins): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origin === `http://${host}` || origin === `https://${host}`) return true;
  return origins === '*' || origins.has(origin);
}

/** Lets the page of a request read the answer, if it may; whether it may. */
function allowOrigin({ request, response }: Exchange, origins: CorsOrigins, exposed: string | null): boolean {
  const { origin } = request.headers;
  // The answer differs by origin, also for who sent none: a cache must know.
  if (origins !== '*') addVary(response, 'origin');
  if (origin === undefined || (origins !== '*' && !origins.has(origin))) return false;
  response.setHeader('access-control-allow-origin', origins === '*' ? '*' : origin);
  if (origins !== '*') response.setHeader('access-control-allow-credentials', 'true');
  if (exposed !== null) response.setHeader('access-control-expose-headers', exposed);
  return true;
}

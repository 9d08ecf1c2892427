import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal.js';

/** Whether a name or address, without port and brackets, is one by which this server may be called. */
export type IsOwnHost = (hostname: string) => boolean;

/**
 * For what needs no password: a page of a foreign name that was pointed at this machine (DNS rebinding) must not reach it.
 * @throws HttpRefusal FORBIDDEN when the request does not call this server by its own name
 */
export function requireOwnHost({ headers }: IncomingMessage, isOwnHost: IsOwnHost): void {
  const hostname = hostnameOf(`http://${headers.host ?? ''}`);
  if (hostname !== null && isOwnHost(hostname)) return;
  throw forbidden('The Host header names another server: call this one by the address that it listens at, or by localhost.');
}

/**
 * The same for what no other page may ask for. Programs that are no browsers send no `Origin`.
 * @throws HttpRefusal FORBIDDEN when the request comes from a page of another server
 */
export function requireOwnOrigin({ headers }: IncomingMessage, isOwnHost: IsOwnHost): void {
  const { origin, host } = headers;
  if (origin === undefined || origin === `http://${host}` || origin === `https://${host}`) return;
  const hostname = hostnameOf(origin);
  if (hostname === null || !isOwnHost(hostname)) throw forbidden('Pages of other servers may not sign anybody in here.');
}

function hostnameOf(url: string): string | null {
  return URL.parse(url)?.hostname.replace(/^\[|\]$/g, '') ?? null;
}

function forbidden(message: string): HttpRefusal {
  return new HttpRefusal(403, 'FORBIDDEN', message);
}

import { createHmac, hash, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { RequestContext } from '@otklik/identity';

/** The HTTP header that carries the token of a call. */
export const CALL_HEADER = 'otklik-call';

/**
 * The one header of a token. It is compared as text and never read: which algorithm is used is not the sender's choice. With it a
 * token is a JSON Web Token, so that a subgraph in any language can check one with a library.
 */
const HEADER = Buffer.from('{"alg":"HS256","typ":"otklik-call+jwt"}').toString('base64url');

/** What a token says about the call that it belongs to. */
export interface CallClaims {
  /** Name of the subgraph that is called. */
  readonly aud: string;
  /** When it was signed, in seconds since the epoch, with a fraction. */
  readonly iat: number;
  /** When it ends, for libraries; ours go by `iat`. */
  readonly exp: number;
  /** Different in every call. */
  readonly jti: string;
  /** SHA-256 of the body, base64url. */
  readonly body: string;
  /** For whom the call is made. */
  readonly ctx: RequestContext;
}

/** Writes and signs a token. */
export function writeToken(claims: CallClaims, key: KeyObject): string {
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${macOf(signed, key)}`;
}

/** What a token claims, if one of the keys has signed exactly that; otherwise null. Whether it is meant for here and now is not looked at. */
export function readToken(token: string, keys: readonly KeyObject[]): CallClaims | null {
  const end = token.lastIndexOf('.');
  const signed = token.slice(0, Math.max(end, 0));
  if (!signed.startsWith(`${HEADER}.`)) return null;
  const given = Buffer.from(token.slice(end + 1));
  if (!keys.map((key) => isSame(Buffer.from(macOf(signed, key)), given)).includes(true)) return null;
  return JSON.parse(Buffer.from(signed.slice(HEADER.length + 1), 'base64url').toString()) as CallClaims;
}

/** How a token names a body. */
export function digestOf(body: string | Uint8Array): string {
  return hash('sha256', body, 'base64url');
}

/** Takes the same time wherever the two differ. */
export function isSame(expected: Uint8Array, given: Uint8Array): boolean {
  return expected.byteLength === given.byteLength && timingSafeEqual(expected, given);
}

function macOf(signed: string, key: KeyObject): string {
  return createHmac('sha256', key).update(signed).digest('base64url');
}

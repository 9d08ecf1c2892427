import { CodedError } from '@otklik/base';

/** `credentials` of RFC 9110 §11.4 for the Bearer scheme, its token being a `b64token` of RFC 6750 §2.1. */
const BEARER = /^bearer +([\w.~+/-]+=*)$/i;

/** Longest token that is looked at, in characters; an access token is about 1,000. */
const MAX_LENGTH = 16_384;

/**
 * The token of an `Authorization` header, or of the `authorization` a socket sends in `connection_init`.
 * No header is no token. Anything else than one Bearer token is refused with UNAUTHENTICATED: a client that
 * meant to sign in must not go on as an anonymous one.
 */
export function bearerToken(authorization: string | null): string | null {
  if (authorization === null) return null;
  const token = authorization.length <= MAX_LENGTH ? BEARER.exec(authorization.trim())?.[1] : undefined;
  if (token === undefined) throw CodedError.unauthenticated();
  return token;
}

import type { JSONWebKeySet } from 'jose';

/** Longest wait for an issuer's answer, in milliseconds. */
const TIMEOUT_MS = 3_000;

/** Reads an issuer's public keys anew. Rejects when they cannot be read. */
export type KeySource = () => Promise<JSONWebKeySet>;

/** Keys of a JWKS endpoint. */
export function keysAt(jwksUri: URL): KeySource {
  return async () => (await readJson(jwksUri)) as unknown as JSONWebKeySet;
}

/** Keys of the JWKS endpoint that the issuer's discovery document names (OpenID Connect Discovery §4). */
export function discoveredKeys(issuer: string): KeySource {
  const document = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  return async () => {
    const { issuer: named, jwks_uri: jwksUri } = await readJson(document);
    // A document of another issuer would lend that issuer's keys to this one (§4.3).
    if (named !== issuer) throw new Error(`${document.href} belongs to another issuer`);
    if (typeof jwksUri !== 'string') throw new Error(`${document.href} names no jwks_uri`);
    const uri = new URL(jwksUri);
    if (document.protocol === 'https:' && uri.protocol !== 'https:')
      throw new Error(`${document.href} names keys that are not behind https`);
    return (await readJson(uri)) as unknown as JSONWebKeySet;
  };
}

async function readJson(url: URL): Promise<Record<string, unknown>> {
  // A redirect could lead to keys of somebody else.
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { accept: 'application/json' },
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`${url.href} answered ${response.status}`);
  }
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Error(`${url.href} is not a JSON object`);
  return body as Record<string, unknown>;
}

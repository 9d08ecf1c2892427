import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload, type JWTHeaderParameters } from 'jose';

/** A signing key of an issuer. */
export interface IssuerKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

/** A new key pair with its public part as the issuer would publish it. */
export async function newKey(kid: string, alg = 'ES256'): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** An issuer outside the platform: an HTTP server with a discovery document and keys, which can go out of order. */
export class Issuer {
  /** Keys it publishes. */
  keys: IssuerKey[] = [];
  /** What it answers instead of its keys: a status, or a text that is no JWKS; `cut` closes the connection without an answer. */
  fault: number | string | null = null;
  /** Paths that were asked for. */
  readonly requests: string[] = [];
  /** Changes to the discovery document. */
  discovery: Record<string, unknown> = {};
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(request.url!);
      if (this.fault === 'cut') return request.socket.destroy();
      if (this.fault === 302) return response.writeHead(302, { location: '/elsewhere' }).end();
      if (typeof this.fault === 'number') return response.writeHead(this.fault).end();
      response.setHeader('content-type', 'application/json');
      if (request.url === '/.well-known/openid-configuration') {
        return response.end(JSON.stringify({ issuer: this.url, jwks_uri: `${this.url}/jwks`, ...this.discovery }));
      }
      return response.end(this.fault ?? JSON.stringify({ keys: this.keys.map(({ jwk }) => jwk) }));
    });
  }

  static async start(): Promise<Issuer> {
    const issuer = new Issuer();
    await new Promise<void>((resolve) => issuer.#server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get jwksUri(): URL {
    return new URL(`${this.url}/jwks`);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Signs a token as an issuer would; `undefined` takes a claim or a header parameter away. */
export async function sign(
  key: { readonly kid?: string; readonly alg: string; readonly privateKey: CryptoKey | Uint8Array },
  claims: JWTPayload,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  return await new SignJWT(withoutUndefined(claims))
    .setProtectedHeader(withoutUndefined({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header }))
    .sign(key.privateKey);
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

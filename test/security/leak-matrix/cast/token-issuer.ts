import type { Clock } from '@otklik/base';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const AUDIENCE = 'urn:otklik:graph';
const DAYS_180_S = 180 * 86_400;

/** A key pair of an issuer, as it is published and as it signs. */
export interface IssuerKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

export async function newIssuerKey(kid: string): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { kid, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

/** Stands for the OpenID provider of a region: as many people and machines as a test needs. */
export class TokenIssuer {
  readonly #server: Server;

  private constructor(
    readonly clock: Clock,
    /** The keys that it publishes; the first signs. */
    public keys: IssuerKey[],
  ) {
    this.#server = createServer((request, response) => {
      const isDiscovery = request.url === '/.well-known/openid-configuration';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(isDiscovery ? { issuer: this.url, jwks_uri: `${this.url}/jwks` } : { keys: this.keys.map(({ jwk }) => jwk) }));
    });
  }

  static async start(clock: Clock): Promise<TokenIssuer> {
    const issuer = new TokenIssuer(clock, [await newIssuerKey('first')]);
    await new Promise<void>((resolve) => issuer.#server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A token of a person. The login is also the subject. */
  person(login: string): Promise<string> {
    return this.sign({ sub: login, login });
  }

  /** A token of a machine by client credentials. @param scope with spaces between */
  machine(client: string, scope: string): Promise<string> {
    return this.sign({ sub: client, client_id: client, scope });
  }

  /** @param claims over those of a good token; @param key instead of the first; @param header over that of a good token */
  sign(claims: Record<string, unknown>, key: Pick<IssuerKey, 'kid' | 'privateKey'> = this.keys[0]!, header: Record<string, unknown> = {}): Promise<string> {
    const iat = Math.floor(this.clock.now().getTime() / 1_000);
    return new SignJWT({ iss: this.url, aud: AUDIENCE, iat, exp: iat + DAYS_180_S, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'at+jwt', ...header })
      .sign(key.privateKey);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OpenID provider outside the platform, as far as the gateway looks at one. */
export interface Issuer {
  /** For `OIDC_ISSUER`. */
  readonly url: string;
  /** An access token of its own for each call. */
  tokenOf(login: string): string;
  stop(): void;
}

const AUDIENCE = 'urn:otklik:graph';
const LIFETIME_SECONDS = 6 * 3_600;

/** What a person is called by the issuer. */
export function subjectOf(login: string): string {
  return `subject of ${login}`;
}

/** Starts one on a free port. */
export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'bench', alg: 'ES256', use: 'sig' }];
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/jwks' ? { keys } : { issuer: url, jwks_uri: `${url}/jwks` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const header = encoded({ alg: 'ES256', kid: 'bench', typ: 'at+jwt' });
  let issued = 0;
  return {
    url,
    tokenOf(login) {
      const iat = Math.floor(Date.now() / 1_000);
      const claims = { iss: url, aud: AUDIENCE, sub: subjectOf(login), login, client_id: 'bench', scope: 'openid', jti: String(++issued), iat, exp: iat + LIFETIME_SECONDS };
      const text = `${header}.${encoded(claims)}`;
      return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

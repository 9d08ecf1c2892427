import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OpenID provider outside the platform, as far as a platform in production looks at one. */
export interface TestIssuer {
  /** For `OIDC_ISSUER`. */
  readonly url: string;
  /** An access token of a person for the platform. */
  tokenOf(login: string): Promise<string>;
  /** An access token of a machine, as client credentials give it. */
  tokenOfMachine(client: string, scope?: string): Promise<string>;
  stop(): Promise<void>;
}

const AUDIENCE = 'urn:otklik:graph';

/** Starts one on a free port. */
export async function startIssuer(): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }];
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/jwks' ? { keys } : { issuer: url, jwks_uri: `${url}/jwks` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (claims: Record<string, string>): Promise<string> =>
    new SignJWT({ iss: url, aud: AUDIENCE, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: 'at+jwt' })
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
  return {
    url,
    tokenOf: (login) => sign({ sub: `subject of ${login}`, login, client_id: 'front-end', scope: 'openid' }),
    tokenOfMachine: (client, scope = '') => sign({ sub: client, client_id: client, scope }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

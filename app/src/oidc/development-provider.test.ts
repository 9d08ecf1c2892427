import { CodedError } from '@otklik/base';
import { createTokenVerifier, type TokenVerifier } from '@otklik/identity';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PERSONAS } from '../personas.js';
import { AUDIENCE, startProvider, type ProviderServer } from './development-provider.test-support.js';
import { PERSONA_CLIENT, PERSONA_GRANT } from './provider-configuration.js';

let server: ProviderServer;

beforeAll(async () => {
  server = await startProvider();
});
afterAll(() => server.stop());
afterEach(() => expect(server.faults).toEqual([]));

function verifierOf({ provider }: ProviderServer, keys?: () => Promise<ProviderServer['provider']['jwks']>): TokenVerifier {
  return createTokenVerifier({ issuer: provider.issuer, audience: AUDIENCE, keys });
}

async function json(path: string, init?: RequestInit): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${server.url}${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function askTokenEndpoint(form: Record<string, string | string[]>): Promise<{ status: number; body: Record<string, unknown> }> {
  return await json('/oidc/token', {
    method: 'POST',
    body: new URLSearchParams(
      Object.entries(form).flatMap(([name, values]) => [values].flat().map((value): [string, string] => [name, value])),
    ),
  });
}

describe('a token for a persona', () => {
  it.each(PERSONAS.map(({ name }) => name))('of %s verifies by the keys that discovery leads to', async (name) => {
    const persona = PERSONAS.find((known) => known.name === name)!;
    const verified = await verifierOf(server).verify(await server.provider.tokenFor(name));
    expect(verified).toMatchObject({ subject: persona.subject, login: name, scopes: ['graph'] });
    expect(verified.expiresAt - Date.now()).toBeGreaterThan(3_590_000);
    expect(verified.expiresAt - Date.now()).toBeLessThanOrEqual(3_660_000);
  });

  it('verifies by the keys in hand, without asking over HTTP', async () => {
    const verifier = verifierOf(server, async () => server.provider.jwks);
    await expect(verifier.verify(await server.provider.tokenFor('anna'))).resolves.toMatchObject({ login: 'anna' });
  });

  it('is an access token of RFC 9068 signed with ES256', async () => {
    const token = await server.provider.tokenFor('anna');
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: server.provider.jwks.keys[0]!.kid });
    expect(decodeJwt(token)).toMatchObject({
      iss: `${server.url}/oidc`,
      aud: AUDIENCE,
      login: 'anna',
      client_id: 'otklik-personas',
      jti: expect.any(String),
    });
  });

  it('is given out by the token endpoint too', async () => {
    const { status, body } = await askTokenEndpoint({ grant_type: PERSONA_GRANT, client_id: PERSONA_CLIENT, persona: 'roads-executor' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'graph' });
    await expect(verifierOf(server).verify(body.access_token as string)).resolves.toMatchObject({
      login: 'roads-executor',
      scopes: ['graph'],
    });
  });

  it('is refused when there is no such persona', async () => {
    await expect(server.provider.tokenFor('mallory')).rejects.toThrow(CodedError);
    await expect(server.provider.tokenFor('mallory')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('anna'),
    });
    await expect(server.provider.tokenFor('__proto__')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('a token for a machine', () => {
  const ask = (form: Record<string, string>, secret = 'password') =>
    json('/oidc/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`system:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
    });

  it.each([
    ['appeals:read changes:read', ['appeals:read', 'changes:read']],
    ['appeals:read graph nonsense', ['appeals:read']],
    ['', []],
  ])('asked with the scope %j allows %j', async (scope, scopes) => {
    const { status, body } = await ask({ scope });
    expect(status).toBe(200);
    await expect(verifierOf(server).verify(body['access_token'] as string)).resolves.toMatchObject({
      isMachine: true,
      subject: 'system',
      login: 'client:system',
      scopes,
    });
  });

  it('is refused with a wrong secret, and for a client of people', async () => {
    expect(await ask({ scope: 'appeals:read' }, 'guessed')).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect(await askTokenEndpoint({ grant_type: 'client_credentials', client_id: PERSONA_CLIENT, scope: 'appeals:read' })).toMatchObject({ status: 400 });
  });

  it('never has a persona’s scope, nor a persona a machine’s', async () => {
    const { body } = await askTokenEndpoint({ grant_type: PERSONA_GRANT, client_id: PERSONA_CLIENT, persona: 'anna', scope: 'appeals:read' });
    await expect(verifierOf(server).verify(body['access_token'] as string)).resolves.toMatchObject({ isMachine: false, scopes: ['graph'] });
  });
});

describe('the token endpoint', () => {
  it.each([
    ['an unknown persona', { grant_type: 'urn:otklik:grant:persona', client_id: 'otklik-personas', persona: 'mallory' }, 'invalid_request'],
    ['no persona', { grant_type: 'urn:otklik:grant:persona', client_id: 'otklik-personas' }, 'invalid_request'],
    [
      'two personas',
      { grant_type: 'urn:otklik:grant:persona', client_id: 'otklik-personas', persona: ['anna', 'boris'] },
      'invalid_request',
    ],
    ['no client', { grant_type: 'urn:otklik:grant:persona', persona: 'anna' }, 'invalid_request'],
    ['an unknown client', { grant_type: 'urn:otklik:grant:persona', client_id: 'mallory', persona: 'anna' }, 'invalid_client'],
    ['a client that may not', { grant_type: 'urn:otklik:grant:persona', client_id: 'otklik-web', persona: 'anna' }, 'invalid_request'],
    ['another grant', { grant_type: 'password', client_id: 'otklik-personas', username: 'anna' }, 'unsupported_grant_type'],
  ])('refuses %s', async (_, form: Record<string, string | string[]>, error) => {
    const { status, body } = await askTokenEndpoint(form);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body.error).toBe(error);
    expect(body.access_token).toBeUndefined();
  });
});

describe('discovery', () => {
  it('describes the provider at its own addresses', async () => {
    const { body } = await json('/oidc/.well-known/openid-configuration');
    expect(body).toMatchObject({
      issuer: `${server.url}/oidc`,
      authorization_endpoint: `${server.url}/oidc/auth`,
      token_endpoint: `${server.url}/oidc/token`,
      jwks_uri: `${server.url}/oidc/jwks`,
      end_session_endpoint: `${server.url}/oidc/session/end`,
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
    expect(body.userinfo_endpoint).toBeUndefined();
  });

  it('shows the public keys and nothing private', async () => {
    const { body } = await json('/oidc/jwks');
    expect(body).toEqual(JSON.parse(JSON.stringify(server.provider.jwks)));
    expect(JSON.stringify(body)).not.toContain('"d"');
  });
});

describe('paths', () => {
  it.each(['/', '/graphql', '/oidcx', '/OIDC/jwks', '/x/oidc/jwks'])('%s is left alone', async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(418);
  });

  it.each(['/oidc/nothing', '/oidc/../oidc/nothing'])('%s is the provider’s, with nothing there', async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  });

  it.each(['/oidc', '/oidc/', '/oidc?x=1'])('%s leads to what the provider says about itself', async (path) => {
    const response = await fetch(`${server.url}${path}`);
    expect([response.url, response.status]).toEqual([`${server.url}/oidc/.well-known/openid-configuration`, 200]);
  });
});

describe('the signing keys', () => {
  it('are readable by their owner only', async () => {
    expect((await stat(join(server.home, 'oidc-keys.json'))).mode & 0o777).toBe(0o600);
  });

  it('outlive a restart', async () => {
    const before = await readFile(join(server.home, 'oidc-keys.json'), 'utf8');
    const restarted = await startProvider(server.home);
    try {
      expect(restarted.provider.jwks).toEqual(server.provider.jwks);
      expect(await readFile(join(server.home, 'oidc-keys.json'), 'utf8')).toBe(before);
      const token = await server.provider.tokenFor('anna');
      const verifier = createTokenVerifier({
        issuer: server.provider.issuer,
        audience: AUDIENCE,
        keys: async () => restarted.provider.jwks,
      });
      await expect(verifier.verify(token)).resolves.toMatchObject({ login: 'anna' });
    } finally {
      await restarted.stop();
    }
  });
});

describe('a start', () => {
  it('prints nothing: neither warnings nor notices', async () => {
    const printed: unknown[] = [];
    const { info, warn, error } = console;
    Object.assign(console, { info: printed.push.bind(printed), warn: printed.push.bind(printed), error: printed.push.bind(printed) });
    try {
      const other = await startProvider();
      await other.provider.tokenFor('anna');
      await fetch(`${other.url}/oidc/session/end`, { headers: { accept: 'text/html' } });
      await fetch(`${other.url}/oidc/session/end/success`, { headers: { accept: 'text/html' } });
      await fetch(`${other.url}/oidc/auth`, { headers: { accept: 'text/html' } });
      await other.stop();
    } finally {
      Object.assign(console, { info, warn, error });
    }
    expect(printed).toEqual([]);
  });
});

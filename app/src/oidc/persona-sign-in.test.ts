import { createHash, randomBytes } from 'node:crypto';
import { createTokenVerifier } from '@otklik/identity';
import { decodeJwt } from 'jose';
import { PERSONAS } from '../personas.js';
import { AUDIENCE, Browser, startProvider, type ProviderServer } from './development-provider.test-support.js';

/** Signing in as a front end does it: authorization code with PKCE, over HTTP, with a browser's cookies. */

const CALLBACK = 'http://localhost:5173/callback';

let server: ProviderServer;
let browser: Browser;
let codeVerifier: string;

beforeAll(async () => {
  server = await startProvider();
});
afterAll(() => server.stop());
beforeEach(() => {
  browser = new Browser();
  codeVerifier = randomBytes(32).toString('base64url');
});
afterEach(() => expect(server.faults).toEqual([]));

function authorizationUrl(changes: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({
    client_id: 'otklik-web',
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid profile graph',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  });
  for (const [name, value] of Object.entries(changes)) if (value === '') parameters.delete(name);
  return `${server.url}/oidc/auth?${parameters.toString()}`;
}

/** Where a redirect leads, or what the page says instead. */
async function placeOf(response: Response): Promise<string> {
  const location = response.headers.get('location');
  return location === null ? `${response.status}: ${await response.text()}` : new URL(location, server.url).href;
}

/** Begins a sign-in and says where the page with the personas is. */
async function begin(changes?: Record<string, string>): Promise<string> {
  const page = await placeOf(await browser.get(authorizationUrl(changes)));
  expect(page).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oidc\/interaction\/[\w-]+$/);
  return page;
}

/** Chooses a persona on the page and says where the browser is sent in the end. */
async function choose(page: string, form: Record<string, string>): Promise<URL> {
  const back = await placeOf(await browser.post(page, form));
  return new URL(await placeOf(await browser.get(back)));
}

async function exchange(code: string, changes: Record<string, string> = {}): Promise<{ status: number; body: Record<string, string> }> {
  const response = await fetch(`${server.url}/oidc/token`, {
    method: 'POST',
    headers: { origin: 'http://localhost:5173' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'otklik-web',
      redirect_uri: CALLBACK,
      code,
      code_verifier: codeVerifier,
      ...changes,
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

async function signIn(persona: string, changes?: Record<string, string>): Promise<Record<string, string>> {
  const callback = await choose(await begin(changes), { persona });
  return (await exchange(callback.searchParams.get('code')!)).body;
}

async function loginOf(token: string): Promise<string> {
  const { login } = await createTokenVerifier({ issuer: server.provider.issuer, audience: AUDIENCE }).verify(token);
  return login;
}

describe('signing in by the page', () => {
  it('leads back to the front end with a code, and the code to tokens', async () => {
    const page = await begin();
    const callback = await choose(page, { persona: 'anna' });
    expect(`${callback.origin}${callback.pathname}`).toBe(CALLBACK);
    expect(Object.fromEntries(callback.searchParams)).toEqual({ code: expect.any(String), state: 'state-1', iss: `${server.url}/oidc` });

    const { status, body } = await exchange(callback.searchParams.get('code')!);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'graph' });
    expect(await loginOf(body.access_token!)).toBe('anna');
    const anna = PERSONAS.find(({ name }) => name === 'anna')!;
    expect(decodeJwt(body.id_token!)).toMatchObject({
      sub: anna.subject,
      login: 'anna',
      name: anna.title.ru,
      aud: 'otklik-web',
      nonce: 'nonce-1',
    });
  });

  it('gives a token for the graph also to a client that asks for no scope of it', async () => {
    expect(await loginOf((await signIn('boris', { scope: 'openid' })).access_token!)).toBe('boris');
  });

  it('gives a token for the graph also to a client that names it as its resource', async () => {
    expect(await loginOf((await signIn('boris', { resource: AUDIENCE })).access_token!)).toBe('boris');
    expect(await placeOf(await browser.get(authorizationUrl({ resource: 'https://elsewhere.example' })))).toContain('error=invalid_target');
  });

  it('gives an ID token that is not taken for an access token', async () => {
    const { id_token: idToken } = await signIn('anna');
    await expect(loginOf(idToken!)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('shows every persona in the language of the browser', async () => {
    const page = await begin();
    const russian = await (await browser.get(page)).text();
    const english = await (await browser.get(page, { 'accept-language': 'en' })).text();
    expect(russian).toContain('Кто вы?');
    expect(english).toContain('Who are you?');
    for (const { name, title } of PERSONAS) {
      expect(russian).toContain(`value="${name}">${title.ru}`);
      expect(english).toContain(`value="${name}">${title.en}`);
    }
  });

  it('cannot be framed, kept in a cache, or run a script', async () => {
    const { headers } = await browser.get(await begin());
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none';.*frame-ancestors 'none'/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is remembered by the browser', async () => {
    await signIn('anna');
    const callback = new URL(await placeOf(await browser.get(authorizationUrl())));
    expect(await loginOf((await exchange(callback.searchParams.get('code')!)).body.access_token!)).toBe('anna');
  });

  it('asks again when the front end says so, and can then be somebody else', async () => {
    await signIn('anna');
    const page = await begin({ prompt: 'login' });
    const resume = await placeOf(await browser.post(page, { persona: 'boris' }));
    // Another account: the provider first ends the old session, by a form that posts itself.
    const form = await (await browser.get(resume)).text();
    const action = /action="([^"]+)"/.exec(form)![1]!;
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(form)![1]!;
    const again = await placeOf(await browser.post(action, { xsrf, logout: 'yes' }));
    const callback = new URL(await placeOf(await browser.get(again)));
    expect(await loginOf((await exchange(callback.searchParams.get('code')!)).body.access_token!)).toBe('boris');
  });

  it('does not stumble over a front end that asks for consent', async () => {
    await signIn('anna');
    const page = await begin({ prompt: 'consent' });
    const back = await placeOf(await browser.get(page));
    const callback = new URL(await placeOf(await browser.get(back)));
    expect(await loginOf((await exchange(callback.searchParams.get('code')!)).body.access_token!)).toBe('anna');
  });

  it('is over when the person cancels', async () => {
    const callback = await choose(await begin(), { cancel: '1' });
    expect(Object.fromEntries(callback.searchParams)).toMatchObject({ error: 'access_denied', state: 'state-1' });
  });

  it('ends by signing out', async () => {
    const { id_token: hint } = await signIn('anna');
    const parameters = new URLSearchParams({ id_token_hint: hint!, post_logout_redirect_uri: 'http://localhost:5173/' });
    const form = await (await browser.get(`${server.url}/oidc/session/end?${parameters.toString()}`)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(form)![1]!;
    expect(form).toContain('Выйти?');
    expect(await placeOf(await browser.post(`${server.url}/oidc/session/end/confirm`, { xsrf, logout: 'yes' }))).toBe(
      'http://localhost:5173/',
    );
    await begin();
  });
});

describe('a sign-in that is not in order', () => {
  it('is refused for an unknown persona, and can go on', async () => {
    const page = await begin();
    for (const persona of ['mallory', '', '__proto__']) {
      const refusal = await browser.post(page, { persona });
      expect(refusal.status).toBe(400);
      expect(await refusal.text()).toContain('There is no such persona');
    }
    expect((await choose(page, { persona: 'anna' })).searchParams.has('code')).toBe(true);
  });

  it('is refused in another browser', async () => {
    const page = await begin();
    const refusal = await new Browser().post(page, { persona: 'operator' });
    expect(refusal.status).toBe(400);
  });

  it('is refused on the page of another sign-in', async () => {
    const page = await begin();
    expect((await browser.post(page.replace(/[^/]+$/, 'another'), { persona: 'operator' })).status).toBe(400);
  });

  it('is refused with a form that is too large, or by another method', async () => {
    const page = await begin();
    expect((await browser.post(page, { persona: 'x'.repeat(5_000) })).status).toBe(413);
    expect((await fetch(page, { method: 'DELETE' })).status).toBe(400);
  });

  it.each([
    'https://evil.example/callback',
    'http://localhost.evil.example/',
    'http://user@localhost:5173/',
    'otklik://callback',
    'javascript:alert(1)',
    'http://10.0.0.1/',
  ])('never sends a code to %s', async (redirect) => {
    const response = await browser.get(authorizationUrl({ redirect_uri: redirect }), { accept: 'text/html' });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('Войти не получилось');
  });

  it('is refused without PKCE', async () => {
    const callback = new URL(await placeOf(await browser.get(authorizationUrl({ code_challenge: '', code_challenge_method: '' }))));
    expect(callback.searchParams.get('error')).toBe('invalid_request');
  });

  it('gets no token for a code with another verifier, another redirect, or a second time', async () => {
    const first = (await choose(await begin(), { persona: 'anna' })).searchParams.get('code')!;
    expect((await exchange(first, { code_verifier: randomBytes(32).toString('base64url') })).body.error).toBe('invalid_grant');
    const second = new URL(await placeOf(await browser.get(authorizationUrl()))).searchParams.get('code')!;
    expect((await exchange(second, { redirect_uri: 'http://localhost:5173/other' })).body.error).toBe('invalid_grant');
    const third = new URL(await placeOf(await browser.get(authorizationUrl()))).searchParams.get('code')!;
    expect((await exchange(third)).status).toBe(200);
    expect((await exchange(third)).body.error).toBe('invalid_grant');
  });

  it('shows nothing of an attacker’s page its script could read', async () => {
    const body = new URLSearchParams({ grant_type: 'urn:otklik:grant:persona', client_id: 'otklik-personas', persona: 'operator' });
    const response = await fetch(`${server.url}/oidc/token`, { method: 'POST', body, headers: { origin: 'https://evil.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });

  it('lets a front end on this machine read its tokens', async () => {
    const body = new URLSearchParams({ grant_type: 'urn:otklik:grant:persona', client_id: 'otklik-personas', persona: 'anna' });
    const response = await fetch(`${server.url}/oidc/token`, { method: 'POST', body, headers: { origin: 'http://localhost:5173' } });
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
  });

  it('shows what was wrong without running it', async () => {
    const response = await browser.get(`${server.url}/oidc/auth?client_id=${encodeURIComponent('<script>alert(1)</script>')}`, {
      accept: 'text/html',
    });
    expect(await response.text()).not.toContain('<script>');
  });
});

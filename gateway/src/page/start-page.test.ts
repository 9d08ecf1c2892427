import { request } from 'node:http';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';

const personas = [
  { name: 'anna', title: { ru: 'Анна, гражданин', en: 'Anna, a citizen' } },
  { name: 'clerk', title: '<b>Clerk</b>' },
];
let demo: TestGateway;
let plain: TestGateway;
beforeAll(async () => {
  demo = await startGateway({
    demo: { personas, token: async (persona) => `token of ${persona}`, isOwnHost: (hostname) => hostname === '127.0.0.1' || hostname === '::1' },
  });
  plain = await startGateway({ production: true });
});
afterAll(() => Promise.all([demo.gateway.stop(), plain.gateway.stop()]));

test('the start page is Russian, or English when the browser asks for it', async () => {
  const russian = await demo.get('/');
  expect([russian.status, russian.headers.get('content-type'), russian.headers.get('vary')]).toEqual([
    200,
    'text/html; charset=utf-8',
    'accept-language, accept-encoding',
  ]);
  expect(await russian.text()).toMatch(/<html lang="ru">[^]*Действовать как[^]*Анна, гражданин/);
  expect(await (await demo.get('/', { 'accept-language': 'en' })).text()).toMatch(/<html lang="en">[^]*Act as[^]*Anna, a citizen/);
});

test('its policy lets nothing in from elsewhere, and no inline script run', async () => {
  const page = await demo.get('/');
  const policy = page.headers.get('content-security-policy')!;
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("default-src 'none'");
  const html = await page.text();
  expect(html).not.toMatch(/https?:\/\//);
  expect(html).not.toMatch(/<script(?![^>]*(src=|application\/json))/);
});

test('texts of others are escaped', async () => {
  expect(await (await demo.get('/')).text()).toContain('&lt;b&gt;Clerk&lt;/b&gt;');
});

test('every file that the page names is there, GraphiQL’s too, compressed when asked', async () => {
  const html = await (await demo.get('/')).text();
  const named = [...html.matchAll(/(?:src|href)="(\/(?:ide|page)\/[^"]+)"/g)].map(([, path]) => path!);
  for (const path of [
    ...named,
    '/page/fetcher.js',
    '/page/login.js',
    '/page/live-socket.js',
    '/ide/graphqlWorker.js',
    '/ide/editorWorker.js',
    '/ide/jsonWorker.js',
  ]) {
    const response = await demo.get(path);
    await response.arrayBuffer();
    expect([path, response.status]).toEqual([path, 200]);
    expect((await demo.get(path, { 'if-none-match': response.headers.get('etag')! })).status).toBe(304);
  }
  expect(named).toContain('/ide/ruru.js');
  expect((await demo.get('/ide/ruru.js', { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBe('br');
  expect((await demo.get('/ide/nothing.js')).status).toBe(404);
  expect((await demo.get('/ide/../package.json')).status).toBe(404);
});

test('the schema that GraphiQL reads is there in production too', async () => {
  const schema = (await (await plain.get('/schema.json')).json()) as { data: { __schema: { types: { name: string }[] } } };
  expect(schema.data.__schema.types.map(({ name }) => name)).toContain('Letter');
});

test('in production the page says where things are, and GraphiQL is not there', async () => {
  const html = await (await plain.get('/')).text();
  expect(html).toContain('href="/schema.graphql"');
  expect(html).not.toMatch(/ruru|graphiql|<script|id="token"/i);
  expect((await plain.get('/ide/ruru.js')).status).toBe(404);
});

describe('the demo login', () => {
  /** With headers that `fetch` would not let through. */
  const askAs = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const message = request(`${demo.url}/demo/token`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
      message.on('error', reject);
      message.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      message.end('{"persona":"anna"}');
    });

  test.each([
    ['by its own address', {}, 200],
    ['by another own one, with a port', { host: '[::1]:4000' }, 200],
    ['by a foreign name, as DNS rebinding would', { host: 'evil.example' }, 403],
    ['by a foreign name that begins like an own one', { host: '127.0.0.1.evil.example:4000' }, 403],
    ['by its own page', { host: '127.0.0.1:4000', origin: 'http://127.0.0.1:4000' }, 200],
    ['by a page of its own machine', { origin: 'http://127.0.0.1:5173' }, 200],
    ['by a foreign page', { origin: 'https://evil.example' }, 403],
    ['by a page of nowhere', { origin: 'null' }, 403],
  ])('when it is called %s: %j', async (_name, headers, status) => {
    expect(await askAs(headers as Record<string, string>)).toBe(status);
  });

  const ask = (gateway: TestGateway, body: unknown) =>
    fetch(`${gateway.url}/demo/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  test('gives a token of a persona', async () => {
    const response = await ask(demo, { persona: 'anna' });
    expect([response.status, response.headers.get('cache-control'), await response.json()]).toEqual([
      200,
      'no-store',
      { accessToken: 'token of anna' },
    ]);
  });

  test.each([[{ persona: 'nobody' }], [{}], [null]])('knows no %j', async (body) => {
    expect((await ask(demo, body)).status).toBe(404);
  });

  test('is not there without a demonstration: people bring a token of their own', async () => {
    expect((await ask(plain, { persona: 'anna' })).status).toBe(404);
    const withIde = await startGateway({ production: true, ide: true });
    expect(await (await withIde.get('/')).text()).toMatch(/id="token"[^]*ruru-root/);
    await withIde.gateway.stop();
  });
});

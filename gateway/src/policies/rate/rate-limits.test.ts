import { createClient, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { GatewayOptions } from '../../options.js';
import { startGateway, type GraphqlAnswer, type TestGateway } from '../../start-gateway.test-support.js';
import type { PointsPerMinute } from './rate-settings.js';

const running: TestGateway[] = [];
afterEach(() => Promise.all(running.splice(0).map(({ gateway }) => gateway.stop())));

/** A gateway whose clock stands still until it is moved. */
async function start(perMinute: PointsPerMinute, options: Partial<GatewayOptions> = {}, trustedProxies: string[] = []): Promise<TestGateway & { pass(seconds: number): void }> {
  let now = 0;
  const it = await startGateway({ rateLimits: { perMinute, trustedProxies, now: () => now }, ...options });
  running.push(it);
  return { ...it, pass: (seconds) => void (now += seconds * 1000) };
}

/** A letter and a person: nothing is said of how many letters there are. */
const LETTERS = { query: '{ letters { author { name } } }' };
const COST = 2;
const ANNA = { authorization: 'Bearer anna' };

function limitOf({ status, body }: GraphqlAnswer): unknown {
  return status === 429 ? body.errors?.[0]?.extensions['limit'] : null;
}

/** The errors that refuse an operation on a socket, or its result. */
function onSocket(it: TestGateway, payload: SubscribePayload, connectionParams?: Record<string, unknown>): Promise<unknown> {
  const client = createClient({ url: `${it.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
  return new Promise((resolve) => {
    client.subscribe(payload, { next: resolve, error: resolve, complete: () => undefined });
  }).finally(() => client.dispose());
}

test('whoever has used up the points is told when to come back, and then is let in', async () => {
  const it = await start({ anonymous: 60 });
  for (let used = 0; used < 60; used += COST) expect((await it.post(LETTERS)).status).toBe(200);
  const refused = await it.post(LETTERS, { 'accept-language': 'en' });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(refused.body).toEqual({
    errors: [{ message: 'Too many requests: try again in 2 s.', extensions: { code: 'RATE_LIMITED', retryAfter: 2, limit: 'anonymous' } }],
  });
  it.pass(1);
  expect((await it.post(LETTERS)).headers.get('retry-after')).toBe('1');
  it.pass(1);
  expect((await it.post(LETTERS)).status).toBe(200);
  expect((await it.post(LETTERS)).status).toBe(429);
});

test('a signed-in person has points of their own, wherever they come from, and strangers at the same address have others', async () => {
  const it = await start({ viewer: 4, anonymous: 6 });
  const sent = [ANNA, {}, ANNA, {}, ANNA, {}, {}];
  const limits: unknown[] = [];
  for (const headers of sent) limits.push(limitOf(await it.post(LETTERS, headers)));
  expect(limits).toEqual([null, null, null, null, 'viewer', null, 'anonymous']);
});

test('everyone at one address together has the points of the address; a trusted proxy says whose address', async () => {
  const it = await start({ ip: 4 }, {}, ['127.0.0.1']);
  const at = (address: string) => ({ 'x-forwarded-for': `9.9.9.9, ${address}` });
  const limits: unknown[] = [];
  for (const headers of [{ ...ANNA, ...at('192.0.2.1') }, at('192.0.2.1'), at('192.0.2.1'), at('192.0.2.2'), at('2001:db8::1'), at('2001:db8::2'), at('2001:db8::3')]) {
    limits.push(limitOf(await it.post(LETTERS, headers)));
  }
  expect(limits).toEqual([null, null, 'ip', null, null, null, 'ip']);
});

test('who is no trusted proxy cannot choose an address', async () => {
  const it = await start({ anonymous: 2 });
  expect((await it.post(LETTERS, { 'x-forwarded-for': '192.0.2.1' })).status).toBe(200);
  expect((await it.post(LETTERS, { 'x-forwarded-for': '192.0.2.2' })).status).toBe(429);
});

test('an operation that costs more than a bucket holds is told so, since no waiting would help', async () => {
  const it = await start({ anonymous: 1 });
  const { status, body } = await it.post(LETTERS);
  expect([status, body.errors]).toMatchObject([400, [{ extensions: { code: 'OPERATION_TOO_LARGE', limit: 'cost', most: 1, measured: 2 } }]]);
});

describe('an attempt that leads to nothing costs points too', () => {
  test.each([
    ['no GraphQL', { query: '{' }],
    ['nothing of the schema', { query: '{ nothing }' }],
    ['an unknown operation', { query: 'query A { me } query B { me }' }],
    ['too much', { query: `{ ${'a: me '.repeat(2)} ${Array.from({ length: 200 }, (_, i) => `a${i}: me`).join(' ')} }` }],
    ['a subscription', { query: 'subscription { letterUpdated(letterId: "1") { version } }' }],
    ['a batch', [LETTERS, LETTERS]],
    ['no operation', {}],
    ['no JSON', '{'],
    ['an unknown hash', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
  ])('when it sends %s', async (_name, body) => {
    const it = await start({ anonymous: 100 });
    let tries = 0;
    let last = await it.post(body);
    while (last.status !== 429 && ++tries < 20) last = await it.post(body);
    expect(tries).toBeGreaterThan(1);
    expect(tries).toBeLessThanOrEqual(12);
    expect([last.headers.get('retry-after'), last.body.errors?.[0]?.extensions]).toEqual([expect.stringMatching(/^\d+$/), { code: 'RATE_LIMITED', limit: 'anonymous', retryAfter: expect.any(Number) as number }]);
  });

  test('when it brings a bad token, and good tokens from there are taken all the same', async () => {
    const it = await start({ anonymous: 100, viewer: 100 });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await it.post(LETTERS, { authorization: 'Bearer guess' })).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    expect((await it.post(LETTERS, ANNA)).status).toBe(200);
    expect((await it.post(LETTERS)).status).toBe(429);
    it.pass(Number((await it.post(LETTERS, { authorization: 'Bearer guess' })).headers.get('retry-after')));
    expect((await it.post(LETTERS, { authorization: 'Bearer guess' })).status).toBe(401);
  });

  test('once only when the same text is refused again and again: what was told stays true', async () => {
    const it = await start({ anonymous: 60 });
    for (let used = 0; used < 60; used += COST) await it.post(LETTERS);
    const fresh = { query: '{ letters { id author { id name } } }' };
    const told = (await it.post(fresh)).body.errors?.[0]?.extensions['retryAfter'];
    for (let i = 0; i < 10; i++) expect((await it.post(fresh)).headers.get('retry-after')).toBe(String(told));
    it.pass(Number(told));
    expect((await it.post(fresh)).status).toBe(200);
  });
});

test('an answer says what may be done and what is left of it', async () => {
  const it = await start({ viewer: 60, ip: 600 });
  const { headers } = await it.post(LETTERS, ANNA);
  expect(headers.get('ratelimit-policy')).toBe('"viewer";q=60;w=60, "ip";q=600;w=60');
  expect(headers.get('ratelimit')).toBe('"viewer";r=58;t=2, "ip";r=598;t=1');
});

test('on a socket the operation is refused and the socket stays open', async () => {
  const it = await start({ viewer: 4 });
  const client = createClient({ url: `${it.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: ANNA, retryAttempts: 0, lazy: false });
  let isClosed = false;
  client.on('closed', () => void (isClosed = true));
  const ask = (): Promise<unknown> =>
    new Promise((resolve) => void client.subscribe(LETTERS, { next: (result) => resolve('data' in result), error: resolve, complete: () => undefined }));
  expect([await ask(), await ask()]).toEqual([true, true]);
  expect(await ask()).toMatchObject([{ extensions: { code: 'RATE_LIMITED', limit: 'viewer', retryAfter: 30 } }]);
  it.pass(30);
  expect(await ask()).toBe(true);
  expect(isClosed).toBe(false);
  await client.dispose();
});

test('the points of a person are the same over HTTP and on sockets', async () => {
  const it = await start({ viewer: 4 });
  await it.post(LETTERS, ANNA);
  expect(await onSocket(it, LETTERS, ANNA)).toMatchObject({ data: {} });
  expect((await it.post(LETTERS, ANNA)).status).toBe(429);
});

test('an address opens so many sockets and then must wait', async () => {
  const it = await start({ ip: 120 });
  const open = (): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${it.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      socket.on('open', () => (socket.terminate(), resolve('open')));
      socket.on('unexpected-response', (_request, response) => (response.resume(), resolve(`${response.statusCode} ${response.headers['retry-after']}`)));
      socket.on('error', () => undefined);
    });
  expect([await open(), await open(), await open()]).toEqual(['open', 'open', '429 15']);
  it.pass(15);
  expect(await open()).toBe('open');
});

test('bad tokens on sockets cost points as well', async () => {
  const it = await start({ anonymous: 100 });
  for (let i = 0; i < 3; i++) await onSocket(it, LETTERS, { authorization: 'Bearer guess' });
  expect((await it.post(LETTERS)).status).toBe(429);
});

test('where nothing is limited nothing is said of it', async () => {
  const it = await startGateway();
  running.push(it);
  const { headers } = await it.post(LETTERS);
  expect([headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([null, null]);
});

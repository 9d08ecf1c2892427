import { once } from 'node:events';
import { WebSocket } from 'ws';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';

const CITY = 'https://city.example';
const EVIL = 'https://evil.example';

let off: TestGateway;
let listed: TestGateway;
let all: TestGateway;
beforeAll(async () => {
  [off, listed, all] = await Promise.all([startGateway(), startGateway({ corsOrigins: new Set([CITY]) }), startGateway({ corsOrigins: '*' })]);
});
afterAll(() => Promise.all([off, listed, all].map(({ gateway }) => gateway.stop())));

const preflight = (it: TestGateway, origin: string, path = '/graphql') =>
  fetch(it.url + path, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' },
  });

/** Of a page's request: what a browser decides by. */
function corsOf({ headers }: Response): Record<string, string | null> {
  return { origin: headers.get('access-control-allow-origin'), credentials: headers.get('access-control-allow-credentials'), vary: headers.get('vary') };
}

const post = (it: TestGateway, origin: string, body = '{"query":"{ __typename }"}') =>
  fetch(`${it.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body });

/** The status of the answer when it is no socket. */
async function upgrade(it: TestGateway, origin?: string): Promise<number> {
  const socket = new WebSocket(it.url.replace('http', 'ws') + '/graphql', 'graphql-transport-ws', origin === undefined ? {} : { origin });
  const refused = once(socket, 'unexpected-response').then(([, response]) => (response as { statusCode: number }).statusCode);
  const status = await Promise.race([once(socket, 'open').then(() => 101), refused]);
  socket.on('error', () => undefined);
  socket.terminate();
  return status;
}

describe('when nothing was said', () => {
  test('no page of another origin may read anything, and there is no preflight', async () => {
    expect((await preflight(off, CITY)).status).toBe(405);
    expect(corsOf(await post(off, CITY))).toEqual({ origin: null, credentials: null, vary: null });
  });

  test('sockets are not asked where they come from: a page has no token to send', async () => {
    expect(await upgrade(off, EVIL)).toBe(101);
  });
});

describe('an origin of the list', () => {
  test('gets a preflight for the headers that it wants to send', async () => {
    const response = await preflight(listed, CITY);
    expect(response.status).toBe(204);
    expect(corsOf(response)).toEqual({ origin: CITY, credentials: 'true', vary: 'access-control-request-headers, origin' });
    expect(response.headers.get('access-control-allow-methods')).toBe('HEAD, GET, POST');
    expect(response.headers.get('access-control-allow-headers')).toBe('content-type,authorization');
    expect(Number(response.headers.get('access-control-max-age'))).toBeGreaterThan(0);
  });

  test.each([
    ['an answer', '{"query":"{ __typename }"}', 200],
    ['a refusal', '{"query":', 400],
  ])('may read %s, with the headers that help', async (_name, body, status) => {
    const response = await post(listed, CITY, body);
    expect([response.status, corsOf(response)]).toEqual([status, { origin: CITY, credentials: 'true', vary: 'origin' }]);
    expect(response.headers.get('access-control-expose-headers')).toContain('x-request-id');
  });

  test.each(['/schema.graphql', '/schema.json'])('may read %s', async (path) => {
    expect(corsOf(await listed.get(path, { origin: CITY }))).toMatchObject({ origin: CITY });
    expect((await preflight(listed, CITY, path)).status).toBe(204);
  });

  test('may open a socket, and so may the own page and programs', async () => {
    expect(await upgrade(listed, CITY)).toBe(101);
    expect(await upgrade(listed, listed.url)).toBe(101);
    expect(await upgrade(listed)).toBe(101);
  });
});

describe('another origin', () => {
  test.each([EVIL, 'null', `${CITY}.evil.example`, 'http://city.example', `${CITY}:8443`])('%s is let in nowhere', async (origin) => {
    expect(corsOf(await preflight(listed, origin))).toMatchObject({ origin: null, credentials: null });
    expect(corsOf(await post(listed, origin))).toEqual({ origin: null, credentials: null, vary: 'origin' });
    expect(await upgrade(listed, origin)).toBe(403);
  });

  test('is not let near pages and demo login by being in the list', async () => {
    expect(corsOf(await listed.get('/', { origin: CITY }))).toMatchObject({ origin: null });
    expect((await preflight(listed, CITY, '/live')).status).toBe(405);
  });
});

test('when every origin is let in, none may send credentials', async () => {
  expect(corsOf(await preflight(all, EVIL))).toMatchObject({ origin: '*', credentials: null });
  expect(corsOf(await post(all, EVIL))).toEqual({ origin: '*', credentials: null, vary: null });
  expect(await upgrade(all, EVIL)).toBe(101);
});

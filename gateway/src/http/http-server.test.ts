import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { buildSchema } from 'graphql';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';

let it: TestGateway;
beforeAll(async () => {
  it = await startGateway({
    routes: [
      (request, response) => {
        if (request.url !== '/oidc/about') return false;
        response.end('the provider');
        return true;
      },
      (request) => {
        if (request.url === '/breaks') throw new Error('secret');
        return false;
      },
    ],
  });
});
afterAll(() => it.gateway.stop());

test('a path that nobody takes is a JSON 404', async () => {
  const response = await it.get('/nothing');
  expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
    404,
    'application/json; charset=utf-8',
    { errors: [{ message: 'There is nothing at this path.', extensions: { code: 'NOT_FOUND' } }] },
  ]);
});

test('other parts of the platform get their paths', async () => {
  const response = await it.get('/oidc/about');
  expect([response.status, await response.text()]).toEqual([200, 'the provider']);
});

test('a fault of a handler is a neutral 500 and a line in the log', async () => {
  const response = await it.get('/breaks', { 'x-request-id': 'r-7' });
  expect([response.status, await response.json()]).toMatchObject([
    500,
    { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-7' } }] },
  ]);
  expect(it.faults).toMatchObject([{ about: { place: 'http', requestId: 'r-7' } }]);
});

test.each(['/', '/graphql?query={me}', '/live', '/schema.graphql', '/nothing'])('%s carries security headers', async (path) => {
  const { headers } = await it.get(path, { authorization: 'Bearer anna' });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
});

test('HEAD is GET without the body, and another method is refused', async () => {
  const head = await fetch(`${it.url}/live`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  const post = await fetch(`${it.url}/live`, { method: 'POST' });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET']);
});

describe('a request whose body does not come', () => {
  let slow: TestGateway;
  beforeAll(async () => {
    slow = await startGateway({
      bodyTimeoutMs: 200,
      routes: [
        async (request) => {
          for await (const _chunk of request);
          return false;
        },
      ],
    });
  });
  afterAll(() => slow.gateway.stop());

  function begin(path: string): { socket: Socket; answer: Promise<string> } {
    const socket = connect(Number(new URL(slow.url).port), '127.0.0.1');
    socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{`);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    const answer = new Promise<string>((resolve) => socket.on('close', () => resolve(Buffer.concat(chunks).toString())));
    return { socket, answer };
  }

  test('is a coded 408 and the end of the connection, however often a byte drips in', async () => {
    const { socket, answer } = begin('/graphql');
    const drip = setInterval(() => socket.write(' '), 20);
    const text = await answer;
    clearInterval(drip);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(slow.faults).toEqual([]);
  });

  test.each(['/graphql', '/elsewhere'])('because the client hung up is no fault: %s', async (path) => {
    const { socket, answer } = begin(path);
    await delay(50);
    socket.destroy();
    await answer;
    await delay(50);
    expect(slow.faults).toEqual([]);
  });
});

describe('/schema.graphql', () => {
  test('is the public schema, sorted, with descriptions, without federation', async () => {
    const response = await it.get('/schema.graphql');
    const sdl = await response.text();
    expect(buildSchema(sdl).getType('Letter')?.description).toBe('A letter from a person.');
    expect(sdl).not.toMatch(/join__|_entities|_service/);
    expect(sdl.indexOf('type Letter ')).toBeLessThan(sdl.indexOf('type Person'));
  });

  test('has an entity tag for which it answers 304', async () => {
    const etag = (await it.get('/schema.graphql')).headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect((await it.get('/schema.graphql', { 'if-none-match': `"x", W/${etag}` })).status).toBe(304);
    expect((await it.get('/schema.graphql', { 'if-none-match': '"other"' })).status).toBe(200);
  });
});

describe('the life of a gateway', () => {
  test('/live and /ready follow it, and what stands in its way', async () => {
    let good = false;
    const other = await startGateway({ isReady: () => good });
    expect((await other.get('/ready')).status).toBe(503);
    good = true;
    expect([(await other.get('/ready')).status, (await other.get('/live')).status]).toEqual([200, 200]);
    await other.gateway.stop();
    await other.gateway.stop();
    await expect(other.get('/live')).rejects.toThrow();
  });

  test('a taken port is refused', async () => {
    const other = await startGateway();
    await expect(other.gateway.listen({ host: '127.0.0.1', port: Number(new URL(it.url).port) })).rejects.toThrow();
    await other.gateway.stop();
  });
});

describe('in production', () => {
  let hidden: TestGateway;
  beforeAll(async () => {
    hidden = await startGateway({ production: true });
  });
  afterAll(() => hidden.gateway.stop());

  test('introspection is off, in words that help', async () => {
    const { status, body } = await hidden.post({ query: '{ __schema { queryType { name } } }' });
    expect([status, body.errors]).toMatchObject([
      200,
      [{ message: expect.stringContaining('/schema.graphql') as unknown, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    ]);
  });

  test('a misspelt field gets no suggestion', async () => {
    expect((await hidden.post({ query: '{ leters { id } }' })).text).not.toContain('letters');
    expect((await it.post({ query: '{ leters { id } }' })).text).toContain('letters');
  });

  test('nobody learns which subgraph does not answer, or why', async () => {
    hidden.world.setDown('people', true);
    const answer = await hidden.post({ query: '{ me }' }, { 'accept-language': 'en' });
    expect(answer.body.errors).toEqual([
      {
        message: 'A part of the data is not available now; the rest of the answer is good.',
        path: ['me'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      },
    ]);
    expect(hidden.faults).toHaveLength(1);
  });

  test('the public SDL is served all the same', async () => {
    expect((await hidden.get('/schema.graphql')).status).toBe(200);
  });
});

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { SerialisedResponse, SubgraphRequest, SubgraphResponse } from '@otklik/gateway-engine';
import { httpTransport, type HttpTransport, type HttpTransportOptions } from './http-transport.js';

/** What a subgraph was sent. */
interface Seen {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A subgraph that answers as it is told. */
async function subgraph(answer: (response: ServerResponse, attempt: number) => void) {
  const seen: Seen[] = [];
  const sockets = new Set<unknown>();
  const server: Server = createServer((request, response) => {
    sockets.add(request.socket);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ path: request.url!, headers: request.headers, body: Buffer.concat(chunks).toString() });
      answer(response, seen.length);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql?v=1`, seen, sockets };
}

function transportTo(url: string, options: Partial<HttpTransportOptions> = {}): ParsingTransport {
  const transport = httpTransport({ urls: new Map([['people', url]]), ...options });
  closing.push(() => transport.close());
  return { ...transport, execute: async (sent) => parsed(await transport.execute(sent)) };
}

/** Gives what the engine would read out of answers. */
type ParsingTransport = Omit<HttpTransport, 'execute'> & { execute(request: SubgraphRequest): Promise<SubgraphResponse> };

function parsed(response: SubgraphResponse | SerialisedResponse): SubgraphResponse {
  return 'parse' in response ? response.parse() : response;
}

function request(more: Partial<SubgraphRequest> = {}): SubgraphRequest {
  const query = '{ me }';
  const body = JSON.stringify({ query });
  return { subgraph: 'people', query, variables: {}, operationType: 'query', context: null, body, utf8: Buffer.from(body).toString('latin1'), ...more };
}

const sendMe = (response: ServerResponse) => response.setHeader('content-type', 'application/json').end('{"data":{"me":"Анна"}}');
const breakOff = (response: ServerResponse) => response.socket!.destroy();

test('a request goes to the subgraph’s URL as JSON, and its answer comes back', async () => {
  const { url, seen } = await subgraph(sendMe);
  expect(await transportTo(url).execute(request())).toEqual({ data: { me: 'Анна' } });
  expect(seen).toMatchObject([{ path: '/graphql?v=1', headers: { 'content-type': 'application/json' }, body: '{"query":"{ me }"}' }]);
});

test('something else than GraphQL is asked on its own path, signed alike, and its failures do not close the subgraph', async () => {
  const { url, seen } = await subgraph((response) => (seen.at(-1)!.path === '/follow' ? response.writeHead(500).end('no') : sendMe(response)));
  const transport = transportTo(url, { headers: ({ context, body }) => ({ 'x-for': String(context), 'x-length': String(body.length) }), breaker: { failures: 1 } });
  const ask = () => transport.ask({ subgraph: 'people', path: '/follow', body: '{"a":"Я"}', context: 'nobody' });
  await expect(ask()).rejects.toThrow('HTTP 500');
  expect(seen).toMatchObject([{ path: '/follow', body: '{"a":"Я"}', headers: { 'x-for': 'nobody', 'x-length': '10' } }]);
  expect(await transport.execute(request())).toEqual({ data: { me: 'Анна' } });
  await expect(transport.ask({ subgraph: 'nobody', path: '/follow', body: '{}', context: null })).rejects.toThrow('no URL');
});

test('what is asked besides is answered with JSON', async () => {
  const { url } = await subgraph((response) => response.setHeader('content-type', 'application/json').end('{"answers":[true]}'));
  expect(await transportTo(url).ask({ subgraph: 'people', path: '/follow', body: '{}', context: null })).toEqual({ answers: [true] });
});

test('connections are kept for the next request', async () => {
  const { url, sockets } = await subgraph(sendMe);
  const transport = transportTo(url);
  for (let count = 0; count < 10; count++) await transport.execute(request());
  // A connection is free again only a moment after its answer.
  expect(sockets.size).toBeLessThanOrEqual(2);
});

test('there are never more connections than allowed, and nobody is lost in the queue', async () => {
  const { url, sockets } = await subgraph((response) => setTimeout(() => sendMe(response), 5));
  const transport = transportTo(url, { connections: 2 });
  await Promise.all(Array.from({ length: 20 }, () => transport.execute(request())));
  expect(sockets.size).toBe(2);
});

test('an answer in many pieces, cut inside a letter, is put together', async () => {
  const text = JSON.stringify({ data: { me: 'Ж'.repeat(50_000) } });
  const bytes = Buffer.from(text);
  const { url } = await subgraph((response) => {
    response.write(bytes.subarray(0, 16));
    setTimeout(() => response.end(bytes.subarray(16)), 10);
  });
  expect(JSON.stringify(await transportTo(url).execute(request()))).toBe(text);
});

test('headers are made of the context', async () => {
  const { url, seen } = await subgraph(sendMe);
  const transport = transportTo(url, { headers: ({ context }) => ({ authorization: `Bearer ${String(context)}` }) });
  await transport.execute(request({ context: 'anna' }));
  expect(seen[0]?.headers.authorization).toBe('Bearer anna');
});

test('a GraphQL refusal keeps its reasons, whatever its status', async () => {
  const { url } = await subgraph((response) => {
    response.statusCode = 400;
    response.end('{"errors":[{"message":"Unknown field"}]}');
  });
  expect(await transportTo(url).execute(request())).toEqual({ errors: [{ message: 'Unknown field' }] });
});

test('what is not JSON is no answer', async () => {
  const { url } = await subgraph((response) => {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  });
  await expect(transportTo(url).execute(request())).rejects.toThrow('HTTP 502 with text/html instead of JSON');
});

test('data is handed on as it came; what is not JSON after all is no answer', async () => {
  const { url } = await subgraph((response, attempt) => response.end(attempt === 1 ? '{"data":{"me":"Анна"}}' : '{"data":{"me"'));
  const transport = httpTransport({ urls: new Map([['people', url]]) });
  closing.push(() => transport.close());
  expect(await transport.execute(request())).toMatchObject({ bytes: Buffer.from('{"data":{"me":"Анна"}}') });
  const broken = await transport.execute(request());
  expect(() => parsed(broken)).toThrow('HTTP 200 with no content type instead of JSON');
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['zstd', zstdCompressSync],
  ['identity', Buffer.from],
])('an answer that comes in %s unasked is read', async (encoding, encode: (body: Buffer) => Buffer) => {
  const body = encode(Buffer.from('{"data":{"me":"Анна"}}'));
  const { url } = await subgraph((response) => response.setHeader('content-encoding', encoding).end(body));
  expect(await transportTo(url).execute(request())).toEqual({ data: { me: 'Анна' } });
});

test('a compressed answer that is broken, unknown or too large is no answer', async () => {
  const large = gzipSync(JSON.stringify({ data: { me: 'x'.repeat(100_000) } }));
  const bodies: readonly (readonly [string, Buffer])[] = [['gzip', Buffer.from('{"data":{}}')], ['compress', Buffer.from('{"data":{}}')], ['gzip', large]];
  const { url } = await subgraph((response, attempt) => {
    const [encoding, body] = bodies[attempt - 1]!;
    response.setHeader('content-encoding', encoding).end(body);
  });
  const transport = transportTo(url, { answerBytes: 10_000 });
  for (const [encoding] of bodies) await expect(transport.execute(request())).rejects.toThrow(`HTTP 200 with a body in ${encoding} that cannot be read`);
});

test('a byte order mark before the JSON does no harm', async () => {
  const { url } = await subgraph((response) => response.end('\ufeff{"data":{"me":"Анна"}}'));
  expect(await transportTo(url).execute(request())).toEqual({ data: { me: 'Анна' } });
});

test('an answer that is too large is no answer', async () => {
  const { url } = await subgraph((response) => response.end(JSON.stringify({ data: { me: 'x'.repeat(5_000) } })));
  await expect(transportTo(url, { answerBytes: 1_000 }).execute(request())).rejects.toThrow();
});

test('a subgraph without a URL is said to have none', async () => {
  await expect(transportTo('http://127.0.0.1:1').execute(request({ subgraph: 'letters' }))).rejects.toThrow(
    'There is no URL for the subgraph letters',
  );
});

test('headers are made anew for a second attempt: what they sign is taken once', async () => {
  const { url, seen } = await subgraph((response, attempt) => (attempt === 1 ? breakOff(response) : sendMe(response)));
  let count = 0;
  const transport = transportTo(url, { headers: ({ subgraph: name, body }) => ({ signature: `${++count} ${name} ${String(body)}` }) });
  await transport.execute(request());
  expect(seen.map(({ headers }) => headers['signature'])).toEqual(['1 people {"query":"{ me }"}', '2 people {"query":"{ me }"}']);
});

describe('a subgraph that refuses', () => {
  const refuse = (response: ServerResponse) => response.writeHead(401).end('{"errors":[{"message":"No","extensions":{"code":"UNAUTHENTICATED"}}]}');

  test('and is ours has not answered: it means the gateway, not the client', async () => {
    const { url } = await subgraph(refuse);
    await expect(transportTo(url, { own: true }).execute(request())).rejects.toThrow('HTTP 401: it does not take calls of this gateway');
  });

  test('and belongs to others means the client', async () => {
    const { url } = await subgraph(refuse);
    expect(await transportTo(url).execute(request())).toMatchObject({ errors: [{ message: 'No' }] });
  });
});

describe('a subgraph that is out of order', () => {
  const breaker = { failures: 2, openMs: 60_000 };
  const outcomeOf = (transport: ParsingTransport, more: Partial<SubgraphRequest> = {}) =>
    transport.execute(request({ operationType: 'mutation', ...more })).then(
      () => 'answer',
      (error: Error) => error.name,
    );

  test.each<[string, (response: ServerResponse) => unknown]>([
    ['breaks connections', breakOff],
    ['answers 503 without GraphQL', (response) => response.writeHead(503).end('Service unavailable')],
    ['answers 200 with a page', (response) => response.end('<html>')],
  ])('and %s is left alone, and only it', async (_, answer) => {
    const [broken, sound] = [await subgraph(answer), await subgraph(sendMe)];
    const urls = new Map([['people', broken.url], ['letters', sound.url]]);
    const transport = transportTo('', { urls, breaker });
    for (let count = 0; count < 2; count++) await outcomeOf(transport);
    expect([await outcomeOf(transport), await outcomeOf(transport, { subgraph: 'letters' })]).toEqual(['CircuitOpenError', 'answer']);
    expect(broken.seen).toHaveLength(2);
  });

  test('and does not take calls of the gateway is left alone too', async () => {
    const { url, seen } = await subgraph((response) => response.writeHead(401).end('{}'));
    const transport = transportTo(url, { own: true, breaker });
    for (let count = 0; count < 4; count++) await outcomeOf(transport);
    expect(seen).toHaveLength(2);
  });

  test.each<[string, Partial<HttpTransportOptions>, (response: ServerResponse) => unknown]>([
    ['an error of GraphQL', {}, (response) => response.writeHead(400).end('{"errors":[{"message":"Unknown field"}]}')],
    ['an error of GraphQL with 500', {}, (response) => response.writeHead(500).end('{"errors":[{"message":"Oops"}]}')],
    ['a request that is too large for it', {}, (response) => response.writeHead(413).end('Too large')],
    ['an answer that is too large for the gateway', { answerBytes: 10 }, (response) => response.end(JSON.stringify({ data: { me: 'x'.repeat(50) } }))],
  ])('is not what %s means: it goes on being asked', async (_, options, answer) => {
    const { url, seen } = await subgraph(answer);
    const transport = transportTo(url, { ...options, breaker });
    for (let count = 0; count < 6; count++) expect(await outcomeOf(transport)).not.toBe('CircuitOpenError');
    expect(seen).toHaveLength(6);
  });
});

describe('a connection that breaks', () => {
  test('is worth a second attempt for a query', async () => {
    const { url, seen } = await subgraph((response, attempt) => (attempt === 1 ? breakOff(response) : sendMe(response)));
    expect(await transportTo(url).execute(request())).toEqual({ data: { me: 'Анна' } });
    expect(seen).toHaveLength(2);
  });

  test('in the middle of an answer is too, and no piece of the first answer is left', async () => {
    const { url } = await subgraph((response, attempt) => {
      if (attempt > 1) return sendMe(response);
      response.writeHead(200, { 'content-length': '100' });
      return response.write('{"data":', () => breakOff(response));
    });
    expect(await transportTo(url).execute(request())).toEqual({ data: { me: 'Анна' } });
  });

  test('is not worth a third', async () => {
    const { url, seen } = await subgraph(breakOff);
    await expect(transportTo(url).execute(request())).rejects.toThrow();
    expect(seen).toHaveLength(2);
  });

  test('ends a mutation at once: it may have been carried out', async () => {
    const { url, seen } = await subgraph(breakOff);
    await expect(transportTo(url).execute(request({ operationType: 'mutation' }))).rejects.toThrow();
    expect(seen).toHaveLength(1);
  });

  test('and one that is refused rejects', async () => {
    await expect(transportTo('http://127.0.0.1:1').execute(request())).rejects.toThrow('ECONNREFUSED');
  });
});

describe('a subgraph that takes too long', () => {
  test('is given up, without a retry', async () => {
    const { url, seen } = await subgraph(() => {});
    // A machine that is busy for so long gives up before it has sent anything: then with more patience.
    for (let timeoutMs = 60; seen.length === 0; timeoutMs *= 4) {
      await expect(transportTo(url, { timeoutMs }).execute(request())).rejects.toThrow(`No answer within ${timeoutMs} ms`);
    }
    expect(seen).toHaveLength(1);
  });

  test('is given up also when it keeps sending', async () => {
    const { url } = await subgraph((response) => {
      const dripping = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(dripping));
    });
    await expect(transportTo(url, { timeoutMs: 60 }).execute(request())).rejects.toThrow('No answer within 60 ms');
  });

  test('does not hold the next request up', async () => {
    const { url } = await subgraph((response) => void (response.req.headers['x-wait'] === undefined && sendMe(response)));
    const urls = new Map([['people', url], ['letters', url]]);
    const headers = ({ subgraph: name }: { subgraph: string }): Record<string, string> => (name === 'letters' ? { 'x-wait': '1' } : {});
    const transport = transportTo('', { urls, headers, timeoutMs: new Map([['letters', 60]]), connections: 1 });
    await expect(transport.execute(request({ subgraph: 'letters' }))).rejects.toThrow('No answer within 60 ms');
    expect(await transport.execute(request())).toEqual({ data: { me: 'Анна' } });
  });

  test('has a timeout of its own when it is named', async () => {
    const { url } = await subgraph((response) => setTimeout(() => sendMe(response), 80));
    const transport = transportTo(url, { timeoutMs: new Map([['letters', 10]]) });
    expect(await transport.execute(request())).toEqual({ data: { me: 'Анна' } });
  });

  test('is not asked at all when the request has waited for a connection for too long', async () => {
    const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
    const { url, seen } = await subgraph((response) => void free.then(() => sendMe(response)));
    const urls = new Map([['people', url], ['letters', url]]);
    const transport = transportTo('', { urls, connections: 1, timeoutMs: new Map([['letters', 50]]) });
    const first = transport.execute(request());
    await expect(transport.execute(request({ subgraph: 'letters' }))).rejects.toThrow('No answer within 50 ms');
    letGo();
    expect(await first).toEqual({ data: { me: 'Анна' } });
    await transport.close();
    expect(seen).toHaveLength(1);
  });
});

test('closing waits for requests under way', async () => {
  const { url } = await subgraph((response) => setTimeout(() => sendMe(response), 30));
  const transport = transportTo(url);
  const answer = transport.execute(request());
  await transport.close();
  expect(await answer).toEqual({ data: { me: 'Анна' } });
  await expect(transport.execute(request())).rejects.toThrow();
});

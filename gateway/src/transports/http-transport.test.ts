import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SubgraphRequest } from '@otklik/gateway-engine';
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

function transportTo(url: string, options: Partial<HttpTransportOptions> = {}): HttpTransport {
  const transport = httpTransport({ urls: new Map([['people', url]]), ...options });
  closing.push(() => transport.close());
  return transport;
}

function request(more: Partial<SubgraphRequest> = {}): SubgraphRequest {
  const query = '{ me }';
  return { subgraph: 'people', query, variables: {}, operationType: 'query', context: null, body: JSON.stringify({ query }), ...more };
}

const sendMe = (response: ServerResponse) => response.setHeader('content-type', 'application/json').end('{"data":{"me":"Анна"}}');
const breakOff = (response: ServerResponse) => response.socket!.destroy();

test('a request goes to the subgraph’s URL as JSON, and its answer comes back', async () => {
  const { url, seen } = await subgraph(sendMe);
  expect(await transportTo(url).execute(request())).toEqual({ data: { me: 'Анна' } });
  expect(seen).toMatchObject([{ path: '/graphql?v=1', headers: { 'content-type': 'application/json' }, body: '{"query":"{ me }"}' }]);
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
  const transport = transportTo(url, { headers: (context) => ({ authorization: `Bearer ${String(context)}` }) });
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

test('an answer that is too large is no answer', async () => {
  const { url } = await subgraph((response) => response.end(JSON.stringify({ data: { me: 'x'.repeat(5_000) } })));
  await expect(transportTo(url, { answerBytes: 1_000 }).execute(request())).rejects.toThrow();
});

test('a subgraph without a URL is said to have none', async () => {
  await expect(transportTo('http://127.0.0.1:1').execute(request({ subgraph: 'letters' }))).rejects.toThrow(
    'There is no URL for the subgraph letters',
  );
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
    await expect(transportTo(url, { timeoutMs: 60 }).execute(request())).rejects.toThrow('No answer within 60 ms');
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
    const { url } = await subgraph((response, attempt) => void (attempt > 1 && sendMe(response)));
    const transport = transportTo(url, { timeoutMs: 60, connections: 1 });
    await expect(transport.execute(request())).rejects.toThrow('No answer');
    expect(await transport.execute(request())).toEqual({ data: { me: 'Анна' } });
  });

  test('has a timeout of its own when it is named', async () => {
    const { url } = await subgraph((response) => setTimeout(() => sendMe(response), 80));
    const transport = transportTo(url, { timeoutMs: new Map([['letters', 10]]) });
    expect(await transport.execute(request())).toEqual({ data: { me: 'Анна' } });
  });

  test('is not asked at all when the request has waited for a connection for too long', async () => {
    const { url, seen } = await subgraph((response) => setTimeout(() => sendMe(response), 150));
    const transport = transportTo(url, { connections: 1, timeoutMs: new Map([['people', 100]]) });
    const both = await Promise.allSettled([transport.execute(request()), transport.execute(request())]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
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

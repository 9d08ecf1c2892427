import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Answer, Post } from '../origin.js';
import { PlainOrigin } from './plain-origin.js';

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server that does with the bytes of its connections what it is told; requests come whole here, for they are short. */
async function serverThat(takes: (socket: Socket, request: string, connection: number) => void) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    const number = sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => takes(socket, bytes.toString(), number));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), sockets };
}

function originOf(url: URL, more: Partial<ConstructorParameters<typeof PlainOrigin>[1]> = {}): PlainOrigin {
  const origin = new PlainOrigin(url, { connections: 2, keepAliveMs: 60_000, answerBytes: 1_000, ...more });
  closing.push(() => origin.close());
  return origin;
}

function post(origin: PlainOrigin, more: Partial<Post> = {}, start: (abort: (reason: Error) => void) => void = () => undefined): Promise<Answer> {
  return new Promise((answer, fail) => origin.post({ path: '/graphql', headers: [], body: '{}', ...more }, { start, answer, fail }));
}

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('a request is written as HTTP has it', async () => {
  const seen: string[] = [];
  const { url } = await serverThat((socket, request) => socket.write(OK, () => seen.push(request)));
  expect((await post(originOf(url), { path: '/a?b=c', headers: ['x-one', '1'], body: Buffer.from('Я').toString('latin1') })).bytes.toString()).toBe('{}');
  await nextTurn();
  expect(seen[0]).toBe(
    `POST /a?b=c HTTP/1.1\r\nhost: ${url.host}\r\nconnection: keep-alive\r\ncontent-type: application/json\r\n` +
      'accept: application/json, application/graphql-response+json\r\nx-one: 1\r\ncontent-length: 2\r\n\r\nЯ',
  );
});

test.each([
  ['name', ['x: y\r\nz', '1']],
  ['value', ['x', '1\r\ny: 2']],
])('a header whose %s would be more than one is not sent', async (_name, headers) => {
  const { url, sockets } = await serverThat((socket) => socket.write(OK));
  const origin = originOf(url);
  await expect(post(origin, { headers })).rejects.toMatchObject({ name: 'TypeError' });
  expect(sockets).toHaveLength(0);
  expect((await post(origin)).status).toBe(200);
});

test('one connection serves requests one after another, and a second one those beside it', async () => {
  const { url, sockets } = await serverThat((socket) => socket.write(OK));
  const origin = originOf(url);
  for (let count = 0; count < 5; count++) await post(origin);
  expect(sockets).toHaveLength(1);
  await Promise.all(Array.from({ length: 9 }, () => post(origin)));
  expect(sockets).toHaveLength(2);
});

test.each([
  ['says that it closes the connection', 'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}'],
  ['keeps it for less than a moment', 'HTTP/1.1 200 OK\r\nkeep-alive: timeout=1\r\ncontent-length: 2\r\n\r\n{}'],
  ['says more than it was asked', `${OK}${OK}`],
])('of a server that %s, connections are not used again', async (_name, answer) => {
  const { url, sockets } = await serverThat((socket) => socket.write(answer));
  const origin = originOf(url);
  for (let count = 1; count <= 3; count++) {
    expect((await post(origin)).bytes.toString()).toBe('{}');
    expect(sockets).toHaveLength(count);
  }
});

test('a connection that its server closes while nobody uses it is noticed', async () => {
  const { url, sockets } = await serverThat((socket) => socket.write(OK));
  const origin = originOf(url);
  await post(origin);
  sockets[0]!.end();
  await once(sockets[0]!, 'close');
  expect((await post(origin)).status).toBe(200);
});

test('an answer that ends with its connection is whole, one with a length is broken off', async () => {
  const { url } = await serverThat((socket, _request, connection) => socket.end(connection === 1 ? 'HTTP/1.1 200 OK\r\n\r\n{"a":1}' : 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}'));
  const origin = originOf(url, { connections: 1 });
  expect((await post(origin)).bytes.toString()).toBe('{"a":1}');
  await expect(post(origin)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('what is no HTTP, or too long, rejects, and those who wait get a connection of their own', async () => {
  const { url } = await serverThat((socket, _request, connection) => socket.write(connection === 1 ? 'nonsense\r\n\r\n' : connection === 2 ? `HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n` : OK));
  const origin = originOf(url, { connections: 1 });
  const outcomes = await Promise.allSettled([post(origin), post(origin), post(origin)]);
  expect(outcomes).toMatchObject([{ reason: { name: 'MalformedAnswer' } }, { reason: { name: 'AnswerTooLarge' } }, { value: { status: 200 } }]);
});

test('one that is given up takes its connection with it, and no later request', async () => {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { url } = await serverThat((socket, _request, connection) => (connection === 1 ? ask() : void socket.write(OK)));
  const origin = originOf(url, { connections: 1 });
  let giveUp: (reason: Error) => void = () => undefined;
  const first = post(origin, {}, (abort) => (giveUp = abort));
  const second = post(origin);
  await asked;
  giveUp(new Error('enough'));
  await expect(first).rejects.toThrow('enough');
  expect((await second).status).toBe(200);
  giveUp(new Error('too late'));
  expect((await post(origin)).status).toBe(200);
});

test('thousands that were given up while they waited are passed over', async () => {
  const { url } = await serverThat((socket) => setTimeout(() => socket.write(OK), 20));
  const origin = originOf(url, { connections: 1 });
  const first = post(origin);
  const expired = Array.from({ length: 10_000 }, () => post(origin, {}, (abort) => abort(new Error('expired'))).catch((error: Error) => error.message));
  const last = post(origin);
  expect((await Promise.all([first, last])).map(({ status }) => status)).toEqual([200, 200]);
  expect(new Set(await Promise.all(expired))).toEqual(new Set(['expired']));
});

test('after closing nothing is sent any more', async () => {
  const { url, sockets } = await serverThat((socket) => socket.write(OK));
  const origin = originOf(url);
  await post(origin);
  await origin.close();
  await expect(post(origin)).rejects.toThrow('closed');
  if (!sockets[0]!.destroyed) await once(sockets[0]!, 'close');
});

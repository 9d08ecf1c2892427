import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { WebSocket, WebSocketServer } from 'ws';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';
import type { LiveResults } from './live-results.js';
import type { ResultText } from './result-text.js';

const GUIDE = join(import.meta.dirname, '../../../docs/guides/live.md');
const PROTOCOL = 'graphql-transport-ws';
/** Waits for ever, and stops when it is asked to. */
const live: LiveResults = {
  subscribe() {
    let stop = (): void => undefined;
    const end = { done: true, value: undefined } as const;
    const iterator: AsyncIterator<ResultText> = {
      next: () => new Promise((resolve) => (stop = () => resolve(end))),
      return: () => (stop(), Promise.resolve(end)),
    };
    return { [Symbol.asyncIterator]: () => iterator };
  },
};

let it: TestGateway;
let hurried: TestGateway;
let clumsy: TestGateway;
beforeAll(async () => {
  let blunders = 0;
  const logFault = (): void => {
    if (blunders++ === 0) throw new Error('The log is full');
  };
  it = await startGateway({ sockets: { messageBytes: 50_000 } }, live);
  hurried = await startGateway({ sockets: { initTimeoutMs: 50 } });
  clumsy = await startGateway({ logFault });
});
afterAll(async () => {
  await Promise.all([it, hurried, clumsy].map(({ gateway }) => gateway.stop()));
});

interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** What somebody does on an open socket. */
type Deed = (socket: WebSocket) => void | Promise<void>;

const say =
  (message: unknown): Deed =>
  (socket) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
const init = (authorization?: string): Deed => say({ type: 'connection_init', payload: { authorization } });
const subscribe = (id = '1'): Deed => say({ id, type: 'subscribe', payload: { query: 'subscription { letterUpdated(letterId: 1) { version } }' } });
/** Waits for a message of the gateway. */
const hear: Deed = (socket) => new Promise((resolve) => socket.once('message', () => resolve()));
const bytes =
  (...frame: number[]): Deed =>
  (socket) =>
    void (socket as unknown as { _socket: { write(data: Buffer): void } })._socket.write(Buffer.from(frame));

async function closing(deeds: readonly Deed[], { url }: TestGateway = it, protocols: string[] = [PROTOCOL]): Promise<Closing> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocols);
  socket.on('error', () => undefined);
  const closed = new Promise<Closing>((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })));
  await Promise.race([closed, new Promise((resolve) => socket.once('open', resolve))]);
  for (const deed of deeds) await deed(socket);
  return closed;
}

/** Each way in which a client can have its socket closed by the gateway. */
const CLOSINGS: readonly (readonly [string, number, string, () => Promise<Closing>])[] = [
  ['the client closes', 1000, '', () => closing([(socket) => socket.close(1000)])],
  ['bytes that are no frame of WebSocket', 1002, '', () => closing([bytes(0xf1, 0x80, 0, 0, 0, 0)])],
  ['text that is no UTF-8', 1007, '', () => closing([bytes(0x81, 0x81, 0, 0, 0, 0, 0xff)])],
  ['a message over the limit', 1009, '', () => closing([say('x'.repeat(60_000))])],
  ['nobody can tell now whose the token is', 1013, 'Try again later', () => closing([init('Bearer issuer-out')])],
  ['a fault while the token is looked at', 1013, 'Try again later', () => closing([init('Bearer outage')])],
  ['a message that is no JSON', 4400, 'Invalid message received', () => closing([say('nonsense')])],
  ['a message of no type', 4400, 'Invalid message received', () => closing([say({ id: '1' })])],
  ['a message of a type that there is not', 4400, 'Invalid message received', () => closing([say({ type: 'start' })])],
  ['an operation without an id', 4400, 'Invalid message received', () => closing([init(), hear, say({ type: 'subscribe', payload: { query: '{ me }' } })])],
  ['an operation whose text is none', 4400, 'Invalid message received', () => closing([init(), hear, say({ id: '1', type: 'subscribe', payload: { query: 1 } })])],
  ['variables that are no object', 4400, 'Invalid message received', () => closing([init(), hear, say({ id: '1', type: 'subscribe', payload: { query: '{ me }', variables: 'x' } })])],
  ['a message that only the gateway sends', 4400, 'Invalid message received', () => closing([init(), hear, say({ type: 'connection_ack' })])],
  ['an operation before connection_init', 4401, 'Unauthorized', () => closing([subscribe()])],
  ['a token that is not accepted', 4403, 'Forbidden', () => closing([init('Bearer nonsense')])],
  ['an authorization that is no token', 4403, 'Forbidden', () => closing([init('nonsense')])],
  ['a token that ends', 4403, 'Token expired', () => closing([init('Bearer brief')])],
  ['no subprotocol', 4406, 'Subprotocol not acceptable', () => closing([], it, [])],
  ['no connection_init in time', 4408, 'Connection initialisation timeout', () => closing([], hurried)],
  ['two operations with one id', 4409, 'Subscriber for 1 already exists', () => closing([init(), hear, subscribe(), subscribe()])],
  ['a second connection_init', 4429, 'Too many initialisation requests', () => closing([init(), init()])],
  ['a fault of ours', 4500, 'Internal server error', () => closing([init('Bearer outage')], clumsy)],
];

test.each(CLOSINGS)('%s: %i', async (_cause, code, reason, happens) => {
  expect(await happens()).toEqual({ code, reason });
});

test('a gateway that stops: 1012', async () => {
  const stopping = await startGateway({}, live);
  const closed = closing([init(), hear, () => void stopping.gateway.stop()], stopping);
  expect(await closed).toEqual({ code: 1012, reason: 'Service restart' });
});

test('sessions that are ended: 4403', async () => {
  const ended = await startGateway({ sockets: { recheckMs: 20 }, refresh: (viewers) => Promise.resolve(viewers.map(() => null)) }, live);
  expect(await closing([init('Bearer anna')], ended)).toEqual({ code: 4403, reason: 'Session ended' });
  await ended.gateway.stop();
});

/** What the guide says about a code. */
interface Told {
  readonly code: number;
  readonly comesBack: boolean;
}

async function toldCodes(): Promise<Told[]> {
  const section = (await readFile(GUIDE, 'utf8')).split('### Close codes\n')[1]!.split('\n### ')[0]!;
  return [...section.matchAll(/^\| (\d{4}) \|.*\| (yes|no) \|$/gm)].map(([, code, answer]) => ({ code: Number(code), comesBack: answer === 'yes' }));
}

describe('the table of the guide', () => {
  test('has every code that the gateway sends', async () => {
    const told = (await toldCodes()).map(({ code }) => code);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told).toEqual(expect.arrayContaining([1012, ...CLOSINGS.map(([, code]) => code)]));
  });

  test('says after which the client of graphql-ws comes back', async () => {
    const told = (await toldCodes()).filter(({ code }) => ![1005, 1006].includes(code));
    expect(told.length).toBeGreaterThan(15);
    const observed = await Promise.all(told.map(async ({ code }) => ({ code, comesBack: await comesBackAfter(code) })));
    expect(observed).toEqual(told);
  });
});

/** Whether the client of graphql-ws connects again after a close, while it has a subscription. */
async function comesBackAfter(code: number): Promise<boolean> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => PROTOCOL });
  await new Promise((resolve) => server.once('listening', resolve));
  let connections = 0;
  server.on('connection', (socket) => {
    connections++;
    socket.on('message', (message: Buffer) => {
      if (message.toString().includes('connection_init')) socket.send('{"type":"connection_ack"}');
      else if (connections === 1) socket.close(code);
      else socket.send(`{"id":"${(JSON.parse(message.toString()) as { id: string }).id}","type":"complete"}`);
    });
  });
  const client = createClient({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, webSocketImpl: WebSocket, retryAttempts: 1, retryWait: () => Promise.resolve() });
  await new Promise<void>((resolve) => {
    client.subscribe({ query: '{ me }' }, { next: () => undefined, error: () => resolve(), complete: resolve });
  });
  await client.dispose();
  server.clients.forEach((socket) => socket.terminate());
  await new Promise((resolve) => server.close(resolve));
  return connections === 2;
}

/** Scenario: one reader's connection stands still, as when a phone goes into a tunnel, while events go on. Real TCP. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { WebSocket } from 'ws';
import { ANONYMOUS } from '@otklik/identity';
import { Subscriber } from '../live/subscriber.js';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';
import type { LiveResults } from './live-results.js';
import { ResultText } from './result-text.js';

const QUEUE = 20;
const RESULT_BYTES = 200_000;
const SUBSCRIPTION = 'subscription { letterUpdated(letterId: "1") { version } }';

/** Hands the same results to everybody. */
class Broadcast implements LiveResults {
  readonly members = new Set<Subscriber>();
  slow = 0;
  #version = 0;

  subscribe(): Subscriber {
    const terms = { queueLimit: QUEUE, onRoles: () => undefined, onSlow: () => void this.slow++, onClose: (closed: Subscriber) => void this.members.delete(closed) };
    const member = new Subscriber({ viewer: ANONYMOUS, locale: 'ru', requestId: 'r' }, 'letter/1', terms);
    member.goLive();
    this.members.add(member);
    return member;
  }

  give(): number {
    const version = ++this.#version;
    const result = new ResultText(JSON.stringify({ data: { letterUpdated: { version, text: 'x'.repeat(RESULT_BYTES) } } }));
    for (const member of this.members) member.takeLive(version, result);
    return version;
  }
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A client that may stop reading. */
class Reader {
  last = 0;
  readonly #versions = new Map<string, number[]>();
  readonly others: Message[] = [];
  readonly closed: Promise<number>;

  constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (text: Buffer) => {
      const message = JSON.parse(text.toString()) as Message;
      if (message.type !== 'next') return void this.others.push(message);
      this.last = (message.payload as { data: { letterUpdated: { version: number } } }).data.letterUpdated.version;
      this.#versions.set(message.id!, [...this.versionsOf(message.id!), this.last]);
    });
  }

  versionsOf(id: string): readonly number[] {
    return this.#versions.get(id) ?? [];
  }

  static async open(subscriptions: readonly string[]): Promise<Reader> {
    const socket = new WebSocket(it.url.replace('http', 'ws') + '/graphql', 'graphql-transport-ws');
    const reader = new Reader(socket);
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await eventually(() => reader.others.length === 1);
    const before = live.members.size;
    for (const id of subscriptions) socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: SUBSCRIPTION } }));
    await eventually(() => live.members.size === before + subscriptions.length);
    return reader;
  }
}

async function eventually(holds: () => boolean): Promise<void> {
  for (const began = Date.now(); !holds(); await new Promise((resolve) => setTimeout(resolve, 5))) {
    if (Date.now() - began > 120_000) throw new Error(`Did not come true: ${holds.toString()}`);
  }
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

let live: Broadcast;
let it: TestGateway;
const start = async (pingMs: number): Promise<void> => {
  live = new Broadcast();
  it = await startGateway({ sockets: { pingMs } }, live);
};
afterEach(async () => {
  await it.gateway.stop();
});

test('it is told to resync and to come back, costs no memory, and the others miss nothing', async () => {
  await start(60_000);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const [quick, slow] = [await Reader.open(['q']), await Reader.open(['s', 't'])];
  slow.socket.pause();
  const before = process.memoryUsage();
  let last = 0;
  // Far more than the buffers of both systems take.
  for (let count = 0; live.slow === 0 || count < 40; count++) {
    last = live.give();
    await eventually(() => quick.last === last);
  }
  // Not everything is let go by the first collection.
  await eventually(() => {
    collect();
    const after = process.memoryUsage();
    return after.external + after.heapUsed - before.external - before.heapUsed < 32_000_000;
  });
  expect(live.members.size).toBe(1);
  expect(quick.versionsOf('q')).toEqual(upTo(last));

  slow.socket.resume();
  expect(await slow.closed).toBe(1013);
  // What it was sent came in order and without a gap, to both subscriptions, and both were told.
  for (const id of ['s', 't']) {
    const seen = slow.versionsOf(id);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(upTo(seen.length));
  }
  expect(slow.others.slice(1).map(({ type, id }) => [type, id]).sort()).toEqual([
    ['error', 's'],
    ['error', 't'],
  ]);
  for (const { payload } of slow.others.slice(1)) expect(payload).toMatchObject([{ extensions: { code: 'RESYNC' } }]);
});

test('it is told so too when it stands still for two beats before the queue is full', async () => {
  await start(1_000);
  const slow = await Reader.open(['s']);
  slow.socket.pause();
  // Until something waits for the connection to go on. The queue has room for more.
  while ([...live.members].some(({ waiting }) => waiting === 0)) live.give();
  await eventually(() => live.members.size === 0);
  slow.socket.resume();
  expect(await slow.closed).toBe(1013);
  expect(slow.others.slice(1)).toMatchObject([{ type: 'error', id: 's', payload: [{ extensions: { code: 'RESYNC' } }] }]);
});

test('whoever asks on and on without reading the answers is not listened to meanwhile', async () => {
  await start(60_000);
  const slow = await Reader.open([]);
  slow.socket.pause();
  const ping = JSON.stringify({ type: 'ping', payload: { echo: 'x'.repeat(100_000) } });
  // Each is answered by a message as long: by far more than the systems between us take.
  let sent = 0;
  while (slow.socket.bufferedAmount < 10_000_000) {
    slow.socket.send(ping);
    sent++;
    await new Promise((resolve) => setImmediate(resolve));
  }
  slow.socket.resume();
  await eventually(() => slow.others.length === sent + 1);
  slow.socket.close();
  expect(await slow.closed).toBe(1005);
});

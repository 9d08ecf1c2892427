import { poolFor } from '@otklik/database';
import { appendEvents, decodeCursor, encodeCursor, EventLog, eventsDatabaseModule, Relay, WakeUp } from '@otklik/events';
import { createClient, type Client } from 'graphql-ws';
import { EventSource, type MessageEvent } from 'undici';
import { WebSocket } from 'ws';
import { startCuttingProxy } from '../../test/support/cutting-proxy.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { createGateway } from './gateway.js';
import type { Gateway } from './options.js';
import { identifyForTests } from './start-gateway.test-support.js';
import { allEvents, eventsOf } from './sse/read-events.test-support.js';
import { createWorld } from './two-subgraphs.test-support.js';

/** The whole gateway on a real log of events: sockets, live layer, engine, two subgraphs. */
const world = createWorld();
const clients: Client[] = [];
let database: TestDatabase;
let writers: ReturnType<typeof poolFor>;
let wakeUp: WakeUp;
let log: EventLog;
let relay: Relay;
let gateway: Gateway;
let url: string;

beforeAll(async () => {
  database = await createTestDatabase([eventsDatabaseModule]);
  writers = poolFor(database.url, 'otklik_appeals');
  wakeUp = new WakeUp({ databaseUrl: database.url });
  log = new EventLog({ databaseUrl: database.url, wakeUp });
  relay = new Relay({ databaseUrl: database.url, wakeUp, pollMs: 20 });
  relay.start();
  gateway = await createGateway({
    supergraphSdl: world.supergraphSdl,
    transport: world.transport,
    identify: identifyForTests,
    log,
    production: false,
  });
  const { port } = await gateway.listen({ host: '127.0.0.1', port: 0 });
  url = `ws://127.0.0.1:${port}/graphql`;
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(async () => {
  await gateway.stop();
  await relay.stop();
  await log.close();
  await writers.end();
  await database.drop();
});

/** Writes the next version of a letter, in a transaction of its own. */
async function change(letter: string, version: number): Promise<void> {
  const event = {
    topic: `letter/${letter}`,
    type: 'LetterChanged',
    aggregate: '01a201f2-10c5-728f-b36d-e1c7a83bdce0',
    version,
    payload: {},
  };
  await appendEvents(
    (sql, params) => {
      let number = 0;
      return writers.query(
        sql.replaceAll('?', () => `$${++number}`),
        params,
      );
    },
    [event],
  );
  wakeUp.poke('outbox');
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

interface Update {
  readonly cursor: string;
  readonly version: number;
  readonly letter: { text: string; author: { name: string } };
}

/** A running subscription from a version on: each call gives the next update. */
function watch(letter: string, afterVersion: number): { next(): Promise<Update>; stop(): Promise<unknown> } {
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  clients.push(client);
  const query = `subscription W($id: ID!, $after: String) {
    letterUpdated(letterId: $id, after: $after) { cursor version letter { text author { name } } }
  }`;
  const after = encodeCursor({ kind: 'version', topic: `letter/${letter}`, version: afterVersion });
  const iterator = client.iterate<{ letterUpdated: Update }>({ query, variables: { id: letter, after } });
  return {
    next: async () => {
      const { value } = (await iterator.next()) as { value: { data: { letterUpdated: Update } } };
      return value.data.letterUpdated;
    },
    stop: () => iterator.return!(),
  };
}

test('a subscription over two subgraphs gets each event once and in order, also after a cut', async () => {
  await change('1', 1);
  const first = watch('1', 1);
  const awaited = first.next();
  await change('1', 2);
  const update = await awaited;
  expect(update).toMatchObject({ version: 2, letter: { text: 'Яма', author: { name: 'Анна' } } });
  await first.stop();

  await change('1', 3);
  await change('1', 4);
  const resumed = watch('1', update.version);
  expect([(await resumed.next()).version, (await resumed.next()).version]).toEqual([3, 4]);
});

test('a running subscription goes on through a swap', async () => {
  await change('2', 1);
  const watching = watch('2', 0);
  expect((await watching.next()).version).toBe(1);
  await gateway.swap(world.supergraphWith('extend type Letter { stamp: String }'));
  await change('2', 2);
  expect((await watching.next()).version).toBe(2);
});

test('a supergraph with a subscription that could not be served is refused', async () => {
  const unservable = world.supergraphWith('extend type Subscription { ticked: Int }');
  await expect(gateway.swap(unservable)).rejects.toThrow('Subscription.ticked cannot be served');
});

test('an EventSource goes on by itself after a cut, and has each event once and in order', async () => {
  await change('1', 5);
  const proxy = await startCuttingProxy(new URL(url.replace('ws', 'http')));
  const query = 'subscription { letterUpdated(letterId: 1) { version letter { author { name } } } }';
  const source = new EventSource(`${proxy.url}/graphql?query=${encodeURIComponent(query)}`);
  const versions: number[] = [];
  source.addEventListener('next', (event) => {
    const { data } = JSON.parse((event as unknown as MessageEvent<string>).data) as { data: { letterUpdated: Update } };
    versions.push(data.letterUpdated.version);
  });
  try {
    // The line is cut before the first event: the browser knows already where to go on, for that came with the head of the answer.
    // What has come is read within some turns of the event loop.
    await new Promise((resolve) => source.addEventListener('open', resolve));
    for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
    proxy.cut();
    await change('1', 6);
    await until(() => versions.length === 1);
    await change('1', 7);
    await until(() => versions.length === 2);
    proxy.cut();
    await change('1', 8);
    await change('1', 9);
    await until(() => versions.length === 4);
    expect(versions).toEqual([6, 7, 8, 9]);
  } finally {
    source.close();
    await proxy.close();
  }
});

test('an event stream goes on after its Last-Event-ID, and is refused after one that is none', async () => {
  const stream = (lastEventId: string, letter = '2') =>
    fetch(`${url.replace('ws', 'http')}?query=subscription{letterUpdated(letterId:${letter}){version}}`, { headers: { accept: 'text/event-stream', 'last-event-id': lastEventId } });
  await change('2', 3);
  for await (const { data, id } of eventsOf(await stream(encodeCursor({ kind: 'version', topic: 'letter/2', version: 2 })))) {
    if (data === null) continue;
    expect(JSON.parse(data)).toEqual({ data: { letterUpdated: { version: 3 } } });
    expect(decodeCursor(id!)).toEqual({ kind: 'version', topic: 'letter/2', version: 3 });
    break;
  }
  const ofAnother = encodeCursor({ kind: 'version', topic: 'letter/1', version: 2 });
  for (const id of ['nonsense', ofAnother]) {
    const [refusal, complete] = await allEvents(await stream(id));
    expect([JSON.parse(refusal!.data!), complete!.event]).toMatchObject([{ errors: [{ extensions: { code: 'BAD_CURSOR' } }] }, 'complete']);
  }
});

test('a topic in which nothing has happened is refused by its code', async () => {
  await expect(watch('none', 0).next()).rejects.toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
});

/**
 * Scenario: somebody follows a letter by @otklik/live-client while gateways are killed and come back, and the line to them is cut. A real
 * log of events, real gateways on it; only the two subgraphs are small ones of the tests.
 */
import { CodedError } from '@otklik/base';
import { poolFor } from '@otklik/database';
import { appendEvents, encodeCursor, EventLog, eventsDatabaseModule, Relay, WakeUp } from '@otklik/events';
import { createGateway, type Gateway } from '@otklik/gateway';
import { ANONYMOUS, type Viewer } from '@otklik/identity';
import { LiveClient, type TransportName } from '@otklik/live-client';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { createWorld } from '../../gateway/src/two-subgraphs.test-support.js';
import { startCuttingProxy, type CuttingProxy } from '../support/cutting-proxy.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const world = createWorld();
let database: TestDatabase;
let writers: ReturnType<typeof poolFor>;
let wakeUp: WakeUp;
let log: EventLog;
let relay: Relay;
let gateway: Gateway;
let proxy: CuttingProxy;

beforeAll(async () => {
  database = await createTestDatabase([eventsDatabaseModule]);
  writers = poolFor(database.url, 'otklik_appeals');
  wakeUp = new WakeUp({ databaseUrl: database.url });
  log = new EventLog({ databaseUrl: database.url, wakeUp });
  relay = new Relay({ databaseUrl: database.url, wakeUp, pollMs: 20 });
  relay.start();
  proxy = await startCuttingProxy(await startGateway());
});
afterAll(async () => {
  await proxy.close();
  await gateway.stop();
  await relay.stop();
  await log.close();
  await writers.end();
  await database.drop();
});

/** Tokens are numbers: how many milliseconds they live. */
function identify(authorization: string | null): Promise<Viewer> {
  if (authorization === null) return Promise.resolve(ANONYMOUS);
  const lifetime = Number(/^Bearer (\d+)$/.exec(authorization)?.[1]);
  if (Number.isNaN(lifetime)) return Promise.reject(CodedError.unauthenticated());
  return Promise.resolve({ kind: 'person', subject: 'anna', login: 'anna', citizenId: 'anna', grants: [], expiresAt: Date.now() + lifetime });
}

async function startGateway(): Promise<URL> {
  gateway = await createGateway({ supergraphSdl: world.supergraphSdl, transport: world.transport, identify, log, production: false });
  const { port } = await gateway.listen({ host: '127.0.0.1', port: 0 });
  return new URL(`http://127.0.0.1:${port}`);
}

/** All lines are dead at once, and nobody says goodbye; another gateway takes its place. */
async function killGateway(): Promise<void> {
  const killed = gateway;
  proxy.target = new URL('http://127.0.0.1:1');
  proxy.cut();
  proxy.target = await startGateway();
  await killed.stop();
}

async function change(letter: string, version: number): Promise<void> {
  const event = { topic: `letter/${letter}`, type: 'LetterChanged', aggregate: '01a201f2-10c5-728f-b36d-e1c7a83bdce0', version, payload: {} };
  await appendEvents((sql, params) => {
    let number = 0;
    return writers.query(
      sql.replaceAll('?', () => `$${++number}`),
      params,
    );
  }, [event]);
  wakeUp.poke('outbox');
}

interface Updated {
  readonly letterUpdated: { readonly cursor: string; readonly version: number; readonly letter: { readonly author: { readonly name: string } } };
}

const WATCH = 'subscription ($id: ID!, $after: String) { letterUpdated(letterId: $id, after: $after) { cursor version letter { author { name } } } }';
const READ = 'query ($cursor: String!) { letterUpdate(cursor: $cursor) { cursor version letter { author { name } } } }';
const cursorOf = (letter: string, version: number): string => encodeCursor({ kind: 'version', topic: `letter/${letter}`, version });

/** The versions of a letter from the first change on, as they come. */
function follow(client: LiveClient, letter: string) {
  return client.follow({
    document: WATCH,
    variables: { id: letter },
    cursorOf: ({ letterUpdated }: Updated) => letterUpdated.cursor,
    versionOf: ({ letterUpdated }: Updated) => letterUpdated.version,
    first: {
      document: READ,
      variables: { cursor: cursorOf(letter, 1) },
      cursorOf: ({ letterUpdate }: { letterUpdate: Updated['letterUpdated'] }) => letterUpdate.cursor,
      versionOf: ({ letterUpdate }: { letterUpdate: Updated['letterUpdated'] }) => letterUpdate.version,
    },
  });
}

const LAST = 40;
const letters: Readonly<Record<TransportName, string>> = { websocket: '1', sse: '2' };

test.each<TransportName>(['websocket', 'sse'])(
  'over %s each version comes once and in order, whatever becomes of lines, gateways and tokens',
  async (transport) => {
    const letter = letters[transport];
    await change(letter, 1);
    const tokens = ['400', '60000', '300'];
    let asked = 0;
    const token = (): string => tokens[asked++ % tokens.length]!;
    const client = new LiveClient({ url: `${proxy.url}/graphql`, transport, webSocket: WebSocket, token, retry: { firstMs: 20, mostMs: 200 } });
    const steps: unknown[] = [];
    const writing = (async () => {
      for (let version = 2; version <= LAST; version++) {
        await change(letter, version);
        if (version % 6 === 0) {
          // A line that is not there yet cannot be cut.
          while (steps.at(-1) !== version) await setTimeout(5);
          proxy.cut();
        }
        if (version % 17 === 0) await killGateway();
      }
    })();
    for await (const step of follow(client, letter)) {
      if (step.kind === 'read') steps.push(`${step.reason} ${step.data.letterUpdate.version}`);
      else steps.push(step.data.letterUpdated.version);
      if (steps.at(-1) === LAST) break;
    }
    await writing;
    client.close();
    expect(steps).toEqual(['start 1', ...Array.from({ length: LAST - 1 }, (_, index) => index + 2)]);
    expect(asked).toBeGreaterThan(2);
  },
  180_000,
);

test('a cursor that belongs to something else is read anew, and said', async () => {
  await change('1', LAST + 1);
  const client = new LiveClient({ url: `${proxy.url}/graphql`, webSocket: WebSocket, retry: { firstMs: 1, mostMs: 5 } });
  const followed = client.follow({
    document: WATCH,
    variables: { id: '1' },
    after: cursorOf('2', 1),
    cursorOf: ({ letterUpdated }: Updated) => letterUpdated.cursor,
    first: { document: READ, variables: { cursor: cursorOf('1', LAST) }, cursorOf: () => cursorOf('1', LAST) },
  });
  expect((await followed.next()).value).toMatchObject({ kind: 'read', reason: 'BAD_CURSOR' });
  expect((await followed.next()).value).toMatchObject({ kind: 'update', data: { letterUpdated: { version: LAST + 1 } } });
  client.close();
});

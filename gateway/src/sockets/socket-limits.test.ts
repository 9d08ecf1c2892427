/** How many sockets and subscriptions somebody may have, and how those who are over it are told. */
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';
import type { SocketLimits } from '../options.js';

const SUBSCRIPTION = { query: 'subscription { letterUpdated(letterId: "1") { version } }' };

const clients: Client[] = [];
let it: TestGateway;
let subscribed = 0;

async function start(sockets: Partial<SocketLimits>): Promise<void> {
  subscribed = 0;
  // Nothing ever happens, so subscriptions go on.
  it = await startGateway({ sockets }, { subscribe: () => silence() });
}
function silence(): AsyncIterable<never> {
  const next = (): Promise<never> => {
    subscribed++;
    return new Promise(() => undefined);
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}
afterEach(async () => {
  for (const client of clients.splice(0)) void client.dispose();
  await it.gateway.stop();
});

/** A client with its socket open, or the code and reason with which that was closed. */
async function open(token?: string): Promise<Client | { code: number; reason: string }> {
  const client = createClient({
    url: it.url.replace('http', 'ws') + '/graphql',
    webSocketImpl: WebSocket,
    connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
  });
  clients.push(client);
  return new Promise((resolve) => {
    client.on('connected', () => resolve(client));
    client.on('closed', (event) => resolve(event as { code: number; reason: string }));
  });
}

const isOpen = (opened: Awaited<ReturnType<typeof open>>): opened is Client => 'dispose' in opened;

/** Resolves with what refuses it. */
function refusalOf(client: Client, query: string): Promise<unknown> {
  return new Promise((resolve) => client.subscribe({ query }, { next: () => resolve('a result'), error: resolve, complete: () => resolve('complete') }));
}

async function eventually(holds: () => boolean): Promise<void> {
  for (const began = Date.now(); !holds(); await new Promise((resolve) => setTimeout(resolve, 5))) {
    if (Date.now() - began > 50_000) throw new Error(`Did not come true: ${holds.toString()}`);
  }
}

test('a socket carries so many subscriptions at a time, and queries beside them', async () => {
  await start({ subscriptions: 2, operations: 10 });
  const client = (await open()) as Client;
  const ends = [1, 2].map(() => client.subscribe(SUBSCRIPTION, { next: () => undefined, error: () => undefined, complete: () => undefined }));
  await eventually(() => subscribed === 2);
  expect(await refusalOf(client, SUBSCRIPTION.query)).toMatchObject([{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', limit: 'subscriptions', most: 2 } }]);
  expect(await refusalOf(client, '{ __typename }')).toBe('a result');
  ends[0]!();
  let again: unknown = null;
  // The gateway hears of the end by a message of its own.
  client.subscribe(SUBSCRIPTION, { next: () => undefined, error: (refused) => (again = refused), complete: () => undefined });
  await eventually(() => again !== null || subscribed === 3);
  expect(again).toBeNull();
}, 60_000);

test('a person has so many sockets, a place that is left is free again, and others have their own', async () => {
  await start({ perViewer: 2 });
  const first = (await open('anna')) as Client;
  expect(isOpen(await open('anna'))).toBe(true);
  expect(await open('anna')).toMatchObject({ code: 1013, reason: 'Too many sockets' });
  expect(isOpen(await open())).toBe(true);
  await first.dispose();
  // The place is free when the gateway has seen the end.
  for (;;) {
    const opened = await open('anna');
    if (isOpen(opened)) break;
    expect(opened.code).toBe(1013);
  }
}, 60_000);

test('an address has so many sockets, whoever speaks on them; behind a trusted proxy each has its own', async () => {
  await start({ perAddress: 1 });
  expect(isOpen(await open('anna'))).toBe(true);
  const refused = new WebSocket(it.url.replace('http', 'ws') + '/graphql', 'graphql-transport-ws');
  const status = await new Promise((resolve) => refused.on('unexpected-response', (_, response) => resolve([response.statusCode, response.headers['retry-after']])));
  expect(status).toEqual([429, '10']);
  refused.on('error', () => undefined).terminate();
  await it.gateway.stop();

  it = await startGateway({ sockets: { perAddress: 1 }, trustedProxies: ['127.0.0.0/8'] });
  const through = (client: string): Promise<unknown> => {
    const socket = new WebSocket(it.url.replace('http', 'ws') + '/graphql', 'graphql-transport-ws', { headers: { 'x-forwarded-for': client } });
    return new Promise((resolve) => {
      socket.on('open', () => resolve('open'));
      socket.on('error', () => undefined);
      socket.on('unexpected-response', (_, response) => {
        resolve(response.statusCode);
        socket.terminate();
      });
    });
  };
  expect([await through('192.0.2.1'), await through('192.0.2.2'), await through('192.0.2.1')]).toEqual(['open', 'open', 429]);
}, 60_000);

test('a gateway that stops fails /ready first, and closes sockets when the balancer has had time to see it', async () => {
  await start({ drainDelayMs: 2_000 });
  const client = (await open()) as Client;
  const order: string[] = [];
  const closed = new Promise<void>((resolve) => client.on('closed', (event) => resolve(void order.push(`closed ${(event as { code: number }).code}`))));
  const stopped = it.gateway.stop();
  order.push(`ready ${(await it.get('/ready')).status}`);
  await closed;
  await stopped;
  expect(order).toEqual(['ready 503', 'closed 1012']);
}, 60_000);

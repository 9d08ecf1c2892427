import { CodedError } from '@otklik/base';
import { createClient, type Client, type FormattedExecutionResult, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';
import type { LiveRequest, LiveResults } from './live-results.js';
import { ResultText } from './result-text.js';
import { DEFAULT_SOCKET_LIMITS } from './socket-limits.js';

/** Stands for the live layer: counts to a number, waits for ever or until it is told, or breaks. */
class CountingLive implements LiveResults {
  readonly requests: LiveRequest[] = [];
  open = 0;
  readonly goOn = Promise.withResolvers<void>();

  async *#count(until: number): AsyncGenerator<ResultText> {
    this.open++;
    try {
      for (let version = 1; version <= until; version++) {
        if (version > 10) await new Promise((resolve) => setTimeout(resolve, 5));
        yield new ResultText(`{"data":{"letterUpdated":{"version":${version}}}}`);
      }
      if (until === 0) await this.goOn.promise;
      if (until < 0) throw until === -1 ? CodedError.cursorExpired() : new TypeError('secret');
    } finally {
      this.open--;
    }
  }

  async subscribe(request: LiveRequest): Promise<AsyncIterable<ResultText>> {
    this.requests.push(request);
    return this.#count(Number(request.variables['id']));
  }
}

type Result = FormattedExecutionResult<Record<string, unknown>, unknown>;

const live = new CountingLive();
const clients: Client[] = [];
let it: TestGateway;
beforeAll(async () => {
  it = await startGateway({ sockets: { operations: 3, messageBytes: 50_000 } }, live);
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(() => it.gateway.stop());

const SUBSCRIPTION = 'subscription S($id: ID!) { letterUpdated(letterId: $id) { version } }';

function connect(connectionParams?: Record<string, unknown>, gateway: TestGateway = it): Client {
  const client = createClient({
    url: gateway.url.replace('http', 'ws') + '/graphql',
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  });
  clients.push(client);
  return client;
}

/** All results of an operation; rejects with what ended it. */
async function all(client: Client, payload: SubscribePayload): Promise<Result[]> {
  const results: Result[] = [];
  for await (const result of client.iterate(payload)) results.push(result);
  return results;
}

/** The errors with which an operation was refused. */
async function refusal(client: Client, payload: SubscribePayload): Promise<unknown> {
  return all(client, payload).then(
    () => null,
    (error: unknown) => error,
  );
}

function raw(
  protocol = 'graphql-transport-ws',
  path = '/graphql',
  gateway: TestGateway = it,
): { socket: WebSocket; closed: Promise<{ code: number; reason: string }> } {
  const socket = new WebSocket(gateway.url.replace('http', 'ws') + path, protocol);
  socket.on('error', () => undefined);
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  return { socket, closed };
}

async function opened(protocol?: string): Promise<ReturnType<typeof raw>> {
  const connection = raw(protocol);
  await new Promise((resolve) => connection.socket.once('open', resolve));
  return connection;
}

describe('queries and mutations on a socket', () => {
  test('take the same way as over HTTP', async () => {
    expect(await all(connect(), { query: '{ letters { text author { name } } }' })).toEqual([
      {
        data: {
          letters: [
            { text: 'Яма', author: { name: 'Анна' } },
            { text: 'Снег', author: { name: 'Борис' } },
          ],
        },
      },
    ]);
    expect(await all(connect(), { query: 'mutation M($t: String!) { writeLetter(text: $t) { text } }', variables: { t: 'x' } })).toEqual([
      { data: { writeLetter: { text: 'x' } } },
    ]);
  });

  test('carry the viewer and the language of the connection', async () => {
    const [result] = await all(connect({ authorization: 'Bearer anna', acceptLanguage: 'en' }), { query: '{ me }' });
    expect(JSON.parse(result!.data!['me'] as string)).toMatchObject({ viewer: { login: 'anna' }, locale: 'en' });
  });

  test('are anonymous and Russian without a payload', async () => {
    const [result] = await all(connect(), { query: '{ me }' });
    expect(JSON.parse(result!.data!['me'] as string)).toMatchObject({ viewer: { kind: 'anonymous' }, locale: 'ru' });
  });

  test('give partial data with presented errors', async () => {
    const [result] = await all(connect(), { query: '{ fault letters { id } }' });
    expect(result).toMatchObject({ data: { fault: null, letters: [{}, {}] }, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  test.each([
    ['a syntax error', '{ me', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['two operations and no name', 'query A { me } query B { me }', 'BAD_REQUEST'],
    ['too large an operation', '{ a '.repeat(30) + '}'.repeat(30), 'OPERATION_TOO_LARGE'],
    ['@defer', '{ ... @defer { me } }', 'DEFER_NOT_SUPPORTED'],
    ['a bad subscription', 'subscription { letterUpdated(letterId: 1) { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a condition at the top of a subscription',
      'subscription ($s: Boolean!) { letterUpdated(letterId: 1) @skip(if: $s) { version } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('are refused for %s, and the socket lives on', async (_name, query, code) => {
    const client = connect();
    expect(await refusal(client, { query })).toMatchObject([{ extensions: { code } }]);
    expect(await all(client, { query: '{ __typename }' })).toEqual([{ data: { __typename: 'Query' } }]);
  });
});

describe('a subscription', () => {
  test('gives the results of the live layer in order and completes with it', async () => {
    const results = await all(connect({ authorization: 'Bearer anna' }), { query: SUBSCRIPTION, variables: { id: '3' } });
    expect(results).toEqual([1, 2, 3].map((version) => ({ data: { letterUpdated: { version } } })));
    expect(live.requests.at(-1)).toMatchObject({
      operationName: 'S',
      source: SUBSCRIPTION,
      variables: { id: '3' },
      context: { viewer: { login: 'anna' }, locale: 'ru' },
    });
  });

  test('that the client completes is let go at once', async () => {
    const iterator = connect().iterate({ query: SUBSCRIPTION, variables: { id: '1000000' } });
    await iterator.next();
    await iterator.return!();
    // Or else the test’s time ends.
    while (live.open > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  test('that the live layer ends with a coded error says why', async () => {
    expect(await refusal(connect(), { query: SUBSCRIPTION, variables: { id: '-1' } })).toMatchObject([
      { extensions: { code: 'CURSOR_EXPIRED' } },
    ]);
  });

  test('that breaks tells no detail', async () => {
    const errors = await refusal(connect(), { query: SUBSCRIPTION, variables: { id: '-2' } });
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(errors)).not.toContain('secret');
  });
});

test('whoever stays is looked at so often that what they lose ends within the five seconds that are promised', () => {
  expect(DEFAULT_SOCKET_LIMITS.recheckMs).toBeLessThanOrEqual(2_500);
});

describe('the door', () => {
  test.each([[{ authorization: 'Bearer nonsense' }], [{ authorization: 1 }], [{ Authorization: 'nonsense' }]])(
    'is shut with 4403 for %j',
    async (payload) => {
      const { socket, closed } = await opened();
      socket.send(JSON.stringify({ type: 'connection_init', payload }));
      expect(await closed).toEqual({ code: 4403, reason: 'Forbidden' });
    },
  );

  test.each([
    ['outage', 1],
    ['issuer-out', 0],
  ])('is shut with 1013 when nobody can tell who it is: %s', async (token, faults) => {
    it.faults.length = 0;
    const { socket, closed } = await opened();
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    expect(await closed).toMatchObject({ code: 1013 });
    expect(it.faults).toHaveLength(faults);
  });

  test('is shut with 4403 when the token ends', async () => {
    const client = connect({ authorization: 'Bearer brief' });
    expect(await refusal(client, { query: SUBSCRIPTION, variables: { id: '0' } })).toMatchObject({ code: 4403 });
  });

  test('is shut with 4408 when no connection_init comes', async () => {
    // The others are let wait: on a busy machine theirs may come late.
    const hasty = await startGateway({ sockets: { initTimeoutMs: 200 } });
    expect(await raw('graphql-transport-ws', '/graphql', hasty).closed).toMatchObject({ code: 4408 });
    await hasty.gateway.stop();
  });

  test('is shut with 4401 for an operation before connection_init', async () => {
    const { socket, closed } = await opened();
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ me }' } }));
    expect(await closed).toMatchObject({ code: 4401 });
  });

  test('is shut with 4400 for a message that is none, and with 4406 for another protocol', async () => {
    const { socket, closed } = await opened();
    socket.send('nonsense');
    expect(await closed).toMatchObject({ code: 4400 });
    expect(await raw('graphql-ws').closed).toMatchObject({ code: expect.any(Number) as number });
  });

  test('is shut with 1009 for too large a message', async () => {
    const { socket, closed } = await opened();
    socket.send(JSON.stringify({ type: 'connection_init', payload: { x: 'x'.repeat(60_000) } }));
    expect(await closed).toMatchObject({ code: 1009 });
  });

  test('is on one path only', async () => {
    expect(await raw('graphql-transport-ws', '/elsewhere').closed).toMatchObject({ code: 1006 });
  });
});

test('a socket carries so many operations and no more', async () => {
  const client = connect();
  const running = [1, 2, 3].map(() => refusal(client, { query: SUBSCRIPTION, variables: { id: '0' } }));
  expect(await refusal(client, { query: SUBSCRIPTION, variables: { id: '1' } })).toMatchObject([
    { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } },
  ]);
  live.goOn.resolve();
  await Promise.all(running);
  expect(await all(client, { query: '{ __typename }' })).toHaveLength(1);
});

test('a gateway that stops tells its sockets to reconnect', async () => {
  const counting = new CountingLive();
  const other = await startGateway({}, counting);
  const client = connect(undefined, other);
  const ended = refusal(client, { query: SUBSCRIPTION, variables: { id: '1000000' } });
  while (counting.open === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const stopped = other.gateway.stop();
  expect(await ended).toMatchObject({ code: 1012 });
  await stopped;
});

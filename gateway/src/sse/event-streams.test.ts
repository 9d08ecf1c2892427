import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { CodedError } from '@otklik/base';
import { createClient, type ExecutionResult, type RequestParams } from 'graphql-sse';
import { Subscriber } from '../live/subscriber.js';
import { PersistedOperations } from '../policies/persisted/persisted-operations.js';
import type { LiveRequest, LiveResults, LiveStream } from '../sockets/live-results.js';
import { ResultText } from '../sockets/result-text.js';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';
import { allEvents, eventsOf } from './read-events.test-support.js';

const KILOBYTES = 'x'.repeat(100_000);

/** What the live layer gives to each of its readers, with more results for him than he may leave waiting. */
let flooded: Subscriber;

/** Stands for the live layer. The id that is followed says what happens: a number of results, or how it goes wrong. */
class FakeLive implements LiveResults {
  readonly requests: LiveRequest[] = [];
  open = 0;
  given = 0;

  async *#results(id: string): AsyncGenerator<ResultText> {
    this.open++;
    try {
      for (let version = 1; version <= Number(id); version++) yield new ResultText(`{"data":{"letterUpdated":{"version":${version}}}}`);
      if (id === 'broken-lines') yield new ResultText('{\n  "data": {\r\n "letterUpdated": null } }');
      if (id === 'expired') throw CodedError.cursorExpired();
      if (id === 'fault') throw new TypeError('secret');
      if (id === 'silent') await new Promise(() => undefined);
      for (; id === 'endless'; this.given++) yield new ResultText(`{"data":{"letterUpdated":"${KILOBYTES}"}}`);
      if (id === 'resync') {
        yield new ResultText(`{"data":{"letterUpdated":{"version":1}}}`);
        throw CodedError.resync();
      }
    } finally {
      this.open--;
    }
  }

  async subscribe(request: LiveRequest): Promise<LiveStream> {
    this.requests.push(request);
    const id = String(request.variables['id']);
    if (id === 'flood') return this.#flood(request);
    if (id === 'refused') throw CodedError.forbidden();
    const results = this.#results(id);
    let cursor = 0;
    let hasBegun = false;
    const iterator: AsyncIterator<ResultText> = {
      next: () => {
        hasBegun = true;
        return results.next().then((step) => (cursor++, step));
      },
      return: () => {
        // A generator that waits does not end by itself: whoever stands for the live layer must.
        if (id === 'silent' && hasBegun) this.open--;
        return results.return(undefined);
      },
    };
    return {
      get cursor() {
        return `c${cursor}`;
      },
      [Symbol.asyncIterator]: () => iterator,
    };
  }

  #flood({ context }: LiveRequest): Subscriber {
    flooded = new Subscriber(context, 'letter/1', { queueLimit: 5, onRoles: () => undefined, onSlow: () => undefined, onClose: () => undefined });
    flooded.startAfter(0);
    flooded.goLive();
    const pour = (version: number): void => {
      if (flooded.isClosed) return;
      flooded.takeLive(version, new ResultText(`{"data":{"letterUpdated":{"version":${version},"text":"${KILOBYTES}"}}}`));
      setImmediate(pour, version + 1);
    };
    pour(1);
    return flooded;
  }
}

const live = new FakeLive();
const EVENTS = { accept: 'text/event-stream' };
const SUBSCRIPTION = 'subscription S($id: ID!) { letterUpdated(letterId: $id) { version } }';
let it: TestGateway;
beforeAll(async () => {
  it = await startGateway({ sockets: { operations: 3, pingMs: 50 } }, live);
});
beforeEach(() => {
  live.requests.length = 0;
  live.given = 0;
});
afterAll(() => it.gateway.stop());

function post(body: unknown, headers: Record<string, string> = {}, gateway = it): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...EVENTS, ...headers }, body: text });
}

function subscribe(id: string, headers: Record<string, string> = {}, gateway = it): Promise<Response> {
  return post({ query: SUBSCRIPTION, variables: { id } }, headers, gateway);
}

function get(parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return it.get(`/graphql?${new URLSearchParams(parameters).toString()}`, { ...EVENTS, ...headers });
}

async function resultsOf(response: Response): Promise<unknown[]> {
  return (await allEvents(response)).map(({ event, data }) => (event === 'next' ? (JSON.parse(data!) as unknown) : event));
}

async function codesOf(response: Response): Promise<unknown[]> {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, ...errors.map(({ extensions }) => extensions.code)];
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(5);
}

const version = (number: number) => ({ data: { letterUpdated: { version: number } } });
const coded = (code: string) => ({ errors: [expect.objectContaining({ extensions: expect.objectContaining({ code }) })] });

describe('the client of graphql-sse', () => {
  function all(request: RequestParams, headers: Record<string, string> = {}): Promise<ExecutionResult[]> {
    const client = createClient({ url: `${it.url}/graphql`, headers, retryAttempts: 0 });
    const results: ExecutionResult[] = [];
    return new Promise((resolve, reject) => {
      client.subscribe(request, { next: (result) => results.push(result as ExecutionResult), error: reject, complete: () => resolve(results) });
    });
  }

  test('gets the results of a subscription in order', async () => {
    expect(await all({ query: SUBSCRIPTION, variables: { id: '3' } }, { authorization: 'Bearer anna', 'accept-language': 'en' })).toEqual([1, 2, 3].map(version));
    expect(live.requests).toMatchObject([{ operationName: 'S', variables: { id: '3' }, context: { viewer: { login: 'anna' }, locale: 'en' } }]);
  });

  test('gets the answers of queries and mutations', async () => {
    expect(await all({ query: '{ letters { text } }' })).toEqual([{ data: { letters: [{ text: 'Яма' }, { text: 'Снег' }] } }]);
    expect(await all({ query: 'mutation { writeLetter(text: "x") { text } }' })).toEqual([{ data: { writeLetter: { text: 'x' } } }]);
  });

  test('is told by a result what is wrong with an operation', async () => {
    expect(await all({ query: '{ nothing }' })).toEqual([coded('GRAPHQL_VALIDATION_FAILED')]);
    expect(await all({ query: SUBSCRIPTION, variables: { id: 'refused' } })).toEqual([coded('FORBIDDEN')]);
  });

  test('is refused with a bad token', async () => {
    await expect(all({ query: '{ me }' }, { authorization: 'Bearer nonsense' })).rejects.toMatchObject({ response: { status: 401 } });
  });
});

describe('a stream', () => {
  test('has an id for each event, says that it is complete, and is neither compressed nor kept', async () => {
    const response = await subscribe('2', { 'accept-encoding': 'gzip, br' });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      vary: 'accept',
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await allEvents(response)).toMatchObject([
      { event: 'next', id: 'c1', data: JSON.stringify(version(1)) },
      { event: 'next', id: 'c2', data: JSON.stringify(version(2)) },
      { event: 'complete', id: null, data: '' },
    ]);
  });

  test('is begun by GET too, and then tells a browser where to go on and when', async () => {
    const response = await get({ query: SUBSCRIPTION, variables: '{"id": "1"}', operationName: 'S' });
    expect((await response.text()).replace(/^retry: [1-4]\d{3}\n/, 'retry: SOON\n')).toBe(
      `retry: SOON\nid: c0\n\nid: c1\nevent: next\ndata: ${JSON.stringify(version(1))}\n\nevent: complete\ndata:\n\n`,
    );
  });

  test('begins after the Last-Event-ID of a client that comes back', async () => {
    await (await subscribe('1', { 'last-event-id': 'c7' })).text();
    expect(live.requests).toMatchObject([{ resumeAfter: 'c7' }]);
  });

  test('puts every result on one line', async () => {
    expect(await resultsOf(await subscribe('broken-lines'))).toEqual([{ data: { letterUpdated: null } }, 'complete']);
  });

  test.each([
    ['expired', 'CURSOR_EXPIRED'],
    ['fault', 'INTERNAL_SERVER_ERROR'],
    ['refused', 'FORBIDDEN'],
  ])('that goes wrong says why: %s', async (id, code) => {
    const text = await (await subscribe(id)).text();
    expect(text).toContain(`"code":"${code}"`);
    expect(text).toMatch(/event: complete\ndata:\n\n$/);
    expect(text).not.toContain('secret');
  });

  test('that must resync says so after what it has', async () => {
    expect(await resultsOf(await subscribe('resync'))).toEqual([version(1), coded('RESYNC'), 'complete']);
  });

  test('ends with the token', async () => {
    expect(await resultsOf(await subscribe('silent', { authorization: 'Bearer brief' }))).toEqual([coded('UNAUTHENTICATED'), 'complete']);
    await until(() => live.open === 0);
  });

  test('is kept alive by comments', async () => {
    let comments = 0;
    for await (const { comment } of eventsOf(await subscribe('silent'))) {
      if (comment) comments++;
      if (comments === 3) break;
    }
    await until(() => live.open === 0);
  });

  test('that its client leaves is let go at once', async () => {
    const control = new AbortController();
    await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...EVENTS },
      body: JSON.stringify({ query: SUBSCRIPTION, variables: { id: 'silent' } }),
      signal: control.signal,
    });
    expect(live.open).toBe(1);
    control.abort();
    await until(() => live.open === 0);
  });

  test('that nobody reads takes no more results than the line holds, and ends', async () => {
    const body = JSON.stringify({ query: SUBSCRIPTION, variables: { id: 'endless' } });
    const stalled = await stalledRequest(body);
    await until(() => live.given > 0 && live.open === 0);
    expect(live.given * KILOBYTES.length).toBeLessThan(64_000_000);
    stalled.destroy();
  });
});

test('a reader that is too slow has everything in order up to where it is told to resync', async () => {
  const patient = await startGateway({}, live);
  const stalled = await stalledRequest(JSON.stringify({ query: SUBSCRIPTION, variables: { id: 'flood' } }), patient);
  await until(() => flooded?.isClosed);
  let text = '';
  stalled.on('data', (piece: Buffer) => (text += piece.toString()));
  stalled.resume();
  await until(() => text.includes('event: complete'));
  const versions = [...text.matchAll(/"version":(\d+)/g)].map(([, number]) => Number(number));
  expect(versions).toEqual(versions.map((_, index) => index + 1));
  expect(versions.length).toBeGreaterThan(4);
  expect(text.slice(text.lastIndexOf('event: next'))).toContain('"code":"RESYNC"');
  stalled.destroy();
  await patient.gateway.stop();
});

/** Sends a request and reads no answer. */
async function stalledRequest(body: string, gateway = it): Promise<Socket> {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  socket.pause();
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(`POST /graphql HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  return socket;
}

describe('a request', () => {
  test.each([
    ['no JSON', '{', {}, [400, 'BAD_REQUEST']],
    ['several operations', [{ query: '{ me }' }], {}, [400, 'BAD_REQUEST']],
    ['null', null, {}, [400, 'BAD_REQUEST']],
    ['no query', {}, {}, [400, 'BAD_REQUEST']],
    ['a query that is no text', { query: 1 }, {}, [400, 'BAD_REQUEST']],
    ['variables that are a list', { query: '{ me }', variables: [] }, {}, [400, 'BAD_REQUEST']],
    ['a name that is no text', { query: '{ me }', operationName: {} }, {}, [400, 'BAD_REQUEST']],
    ['another type', { query: '{ me }' }, { 'content-type': 'text/plain' }, [415, 'BAD_REQUEST']],
    ['too large a body', { query: `{ me } #${'x'.repeat(1_000_000)}` }, {}, [413, 'BODY_TOO_LARGE']],
    ['a bad token', { query: '{ me }' }, { authorization: 'Bearer nonsense' }, [401, 'UNAUTHENTICATED']],
    ['an identity provider that is out', { query: '{ me }' }, { authorization: 'Bearer issuer-out' }, [503, 'IDENTITY_UNAVAILABLE']],
  ])('with %s is refused', async (_name, body, headers: Record<string, string>, codes) => {
    expect(await codesOf(await post(body, headers))).toEqual(codes);
  });

  test.each([
    ['no query', {}],
    ['variables that are no JSON', { query: SUBSCRIPTION, variables: '{' }],
    ['variables that are no object', { query: SUBSCRIPTION, variables: '1' }],
  ])('by GET with %s is refused', async (_name, parameters: Record<string, string>) => {
    expect(await codesOf(await get(parameters))).toEqual([400, 'BAD_REQUEST']);
  });

  test.each([
    ['a syntax error', '{ me', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['too large an operation', '{ a '.repeat(30) + '}'.repeat(30), 'OPERATION_TOO_LARGE'],
    ['two operations and no name', 'query A { me } query B { me }', 'BAD_REQUEST'],
    ['a variable that is missing', 'query ($id: ID!) { person(id: $id) { name } }', 'BAD_USER_INPUT'],
  ])('with %s is answered by a stream that says so', async (_name, query, code) => {
    const response = await post({ query });
    expect(response.status).toBe(200);
    expect(await resultsOf(response)).toEqual([coded(code), 'complete']);
  });

  test('by GET changes nothing', async () => {
    const response = await get({ query: 'mutation { writeLetter(text: "by GET") { id } }' });
    expect(response.headers.get('allow')).toBe('POST');
    expect(await codesOf(response)).toEqual([405, 'BAD_REQUEST']);
    expect((await it.post({ query: '{ letters { text } }' })).text).not.toContain('by GET');
  });

  test('by HEAD gets the headers', async () => {
    const response = await fetch(`${it.url}/graphql?query={me}`, { method: 'HEAD', headers: EVENTS });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  test.each([undefined, '*/*', 'application/json, text/event-stream', 'text/event-stream;q=0.5, application/json', 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed'])(
    'that would rather have JSON gets JSON: %s',
    async (accept) => {
      const response = await post({ query: '{ __typename }' }, accept === undefined ? { accept: '*/*' } : { accept });
      expect(response.headers.get('content-type')).toContain('json');
      expect(await codesOf(await subscribe('1', { accept: accept ?? '*/*' }))).toEqual([400, 'SUBSCRIPTION_NEEDS_SOCKET']);
    },
  );

  test.each(['text/event-stream', 'TEXT/EVENT-STREAM', 'text/event-stream, multipart/mixed', 'text/event-stream, */*', 'application/json;q=0.9, text/event-stream'])(
    'that would rather have events gets events: %s',
    async (accept) => {
      expect((await post({ query: '{ __typename }' }, { accept })).headers.get('content-type')).toContain('text/event-stream');
    },
  );
});

test('a plain subscription is told of sockets and of event streams', async () => {
  const { body } = await it.post({ query: SUBSCRIPTION, variables: { id: '1' } });
  expect(body.errors![0]!.message).toMatch(/graphql-transport-ws.*text\/event-stream/);
});

test('nobody has more streams than a socket carries operations, and each that ends makes room', async () => {
  const streams = await Promise.all([1, 2, 3].map(() => subscribe('silent', { authorization: 'Bearer anna' })));
  expect(await codesOf(await subscribe('1', { authorization: 'Bearer anna' }))).toEqual([429, 'TOO_MANY_SUBSCRIPTIONS']);
  expect((await subscribe('1')).status).toBe(200);
  await streams[0]!.body!.cancel();
  while ((await subscribe('1', { authorization: 'Bearer anna' })).status !== 200) await delay(10);
  await Promise.all(streams.slice(1).map(({ body }) => body!.cancel()));
});

test('points are taken, and who has none left is told when to come back', async () => {
  const other = await startGateway({ rateLimits: { perMinute: { anonymous: 2 }, trustedProxies: [], now: () => 0 } }, live);
  const first = await post({ query: '{ letters { author { name } } }' }, {}, other);
  expect(first.headers.get('ratelimit')).toContain('"anonymous";r=0');
  expect(await resultsOf(first)).toHaveLength(2);
  const refused = await post({ query: '{ letters { author { name } } }' }, {}, other);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await codesOf(refused)).toEqual([429, 'RATE_LIMITED']);
  await other.gateway.stop();
});

test('operations are found by their ids, and a safelist holds', async () => {
  const safe = await startGateway({ persistedOperations: new PersistedOperations(new Map([['letter', SUBSCRIPTION]]), true) }, live);
  const byId = await fetch(`${safe.url}/graphql?documentId=letter&variables={"id":"1"}`, { headers: EVENTS });
  expect(await resultsOf(byId)).toEqual([version(1), 'complete']);
  const byHash = await post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'letter' } }, variables: { id: '1' } }, {}, safe);
  expect(await resultsOf(byHash)).toEqual([version(1), 'complete']);
  expect(await resultsOf(await post({ query: '{ me }' }, {}, safe))).toEqual([coded('QUERY_NOT_IN_SAFELIST'), 'complete']);
  expect(await resultsOf(await post({ documentId: 'other' }, {}, safe))).toEqual([coded('PERSISTED_QUERY_NOT_FOUND'), 'complete']);
  await safe.gateway.stop();
});

test('a gateway that stops ends streams in the middle, so that their clients come back', async () => {
  const other = await startGateway({}, live);
  const watching = allEvents(await subscribe('silent', {}, other));
  await other.gateway.stop();
  expect(await watching).toEqual([]);
  expect(live.open).toBe(0);
});

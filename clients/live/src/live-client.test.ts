import { parse, type DocumentNode } from 'graphql';
import { WebSocket } from 'ws';
import type { TypedDocument } from './document.js';
import type { FollowOptions, LiveStep } from './follow-options.js';
import { followLive } from './follow-live.js';
import { LiveClient, type LiveClientOptions, type TransportName } from './live-client.js';
import { startScriptedGraph, type Answer, type ScriptedGraph } from './scripted-graph.test-support.js';

interface At {
  readonly version: number;
  readonly cursor: string;
}
/** What codegen makes. */
type TypedDocumentNode<TResult, TVariables> = DocumentNode & TypedDocument<TResult, TVariables>;
type Updated = { readonly updated: At };
type Current = { readonly current: At | null };

const UPDATED: TypedDocumentNode<Updated, { id: string; after?: string | null }> = parse('subscription ($id: ID!, $after: String) { updated(id: $id, after: $after) { version cursor } }');
const CURRENT: TypedDocumentNode<Current, { id: string }> = parse('query ($id: ID!) { current(id: $id) { version cursor } }');

const what = {
  document: UPDATED,
  variables: { id: '1' },
  cursorOf: ({ updated }: Updated) => updated.cursor,
  versionOf: ({ updated }: Updated) => updated.version,
};
const first = {
  document: CURRENT,
  variables: { id: '1' },
  cursorOf: ({ current }: Current) => current?.cursor,
  versionOf: ({ current }: Current) => current?.version,
};
type What = FollowOptions<Updated, { id: string; after?: string | null }, Current, { id: string }>;

let graph: ScriptedGraph;
beforeEach(async () => {
  graph = await startScriptedGraph();
});
afterEach(() => graph.close());

function clientOf(options: Partial<LiveClientOptions> = {}): LiveClient {
  return new LiveClient({ url: graph.url, webSocket: WebSocket, retry: { firstMs: 1, mostMs: 5 }, ...options });
}

/** Versions of updates, and for what was read its version and the reason. */
function brief(step: LiveStep<Updated, Current>): unknown {
  return step.kind === 'update' ? step.data.updated.version : [step.data.current?.version, step.reason];
}

/** Everything that is given until it ends, and the codes that it ends with. */
async function all(client: LiveClient, options: Partial<What> = {}): Promise<unknown[]> {
  const steps: unknown[] = [];
  try {
    for await (const step of client.follow<Updated, { id: string; after?: string | null }, Current, { id: string }>({ ...what, ...options })) steps.push(brief(step));
  } catch (error) {
    steps.push((error as { codes?: unknown }).codes ?? error);
  } finally {
    client.close();
  }
  return steps;
}

function script(...answers: Answer[]): void {
  graph.answers.push(...answers);
}

const afters = (): unknown[] => graph.asked.map(({ variables }) => variables.after);

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

function jwt(endsInMs: number, name: string): string {
  return `${name}.${Buffer.from(JSON.stringify({ exp: (Date.now() + endsInMs) / 1000 })).toString('base64url')}.x`;
}

describe.each<TransportName>(['websocket', 'sse'])('over %s', (transport) => {
  test('each version comes once and in order, through cuts', async () => {
    script({ versions: [2, 3], end: 'cut' }, { end: 'cut' }, { versions: [4], end: 'cut' }, { versions: [5], end: 'complete' });
    expect(await all(clientOf({ transport }), { after: 'c1' })).toEqual([2, 3, 4, 5]);
    expect(afters()).toEqual(['c1', 'c3', 'c3', 'c4']);
    expect(graph.asked[0]).toMatchObject({ way: transport, variables: { id: '1' }, authorization: null });
  });

  test('what comes twice is given once', async () => {
    script({ versions: [2, 3], end: 'cut' }, { versions: [2, 3, 4], end: 'complete' });
    expect(await all(clientOf({ transport }))).toEqual([2, 3, 4]);
  });

  test('nothing is given after a gap: what is missing is asked for again', async () => {
    script({ versions: [2, 4, 5], end: 'stay' }, { versions: [3, 4, 5], end: 'complete' });
    expect(await all(clientOf({ transport }))).toEqual([2, 3, 4, 5]);
    expect(afters()).toEqual([null, 'c2']);
  });

  test('a version that cannot be had is made up for by reading anew, and said', async () => {
    graph.reads.push(1, 4);
    script({ versions: [2, 4], end: 'stay' }, { versions: [4], end: 'stay' }, { versions: [5], end: 'complete' });
    expect(await all(clientOf({ transport }), { first })).toEqual([[1, 'start'], 2, [4, 'GAP'], 5]);
  });

  test('a version that cannot be had ends it where there is nothing to read', async () => {
    script({ versions: [2, 4], end: 'stay' }, { versions: [4], end: 'stay' });
    expect(await all(clientOf({ transport }))).toEqual([2, ['GAP']]);
  });

  test.each(['RESYNC', 'CURSOR_EXPIRED', 'BAD_CURSOR'])('after %s it reads anew, says so, and goes on from there', async (code) => {
    graph.reads.push(1, 7);
    script({ versions: [2], end: { code } }, { versions: [8], end: 'complete' });
    expect(await all(clientOf({ transport }), { first })).toEqual([[1, 'start'], 2, [7, code], 8]);
    expect(afters()).toEqual(['c1', 'c7']);
  });

  test('after RESYNC it goes on after the last cursor where there is nothing to read', async () => {
    script({ versions: [2], end: { code: 'RESYNC' } }, { versions: [3], end: { code: 'CURSOR_EXPIRED' } });
    expect(await all(clientOf({ transport }))).toEqual([2, 3, ['CURSOR_EXPIRED']]);
    expect(afters()).toEqual([null, 'c2']);
  });

  test('what passes by itself is waited for', async () => {
    script({ end: { code: 'RATE_LIMITED', retryAfter: 0.01 } }, { end: { code: 'INTERNAL_SERVER_ERROR' } }, { versions: [1], end: 'complete' });
    expect(await all(clientOf({ transport }))).toEqual([1]);
  });

  test.each(['FORBIDDEN', 'NOT_FOUND', 'GRAPHQL_VALIDATION_FAILED'])('%s ends it', async (code) => {
    script({ end: { code } });
    expect(await all(clientOf({ transport }))).toEqual([[code]]);
  });

  test('a token that has ended is replaced', async () => {
    const tokens = ['old', 'new'];
    graph.refused.add('Bearer old');
    script({ versions: [1], end: 'complete' });
    expect(await all(clientOf({ transport, token: () => tokens.shift()! }))).toEqual([1]);
    expect(graph.tokens).toEqual(['Bearer old', 'Bearer new']);
  });

  test('a token that ends while it is in use is replaced', async () => {
    const tokens = ['one', 'two'];
    script({ versions: [1], end: transport === 'sse' ? { code: 'UNAUTHENTICATED' } : 4403 }, { versions: [2], end: 'complete' });
    expect(await all(clientOf({ transport, token: () => tokens.shift()! }))).toEqual([1, 2]);
    expect(graph.asked.map(({ authorization }) => authorization)).toEqual(['Bearer one', 'Bearer two']);
  });

  test('a token is replaced before it ends', async () => {
    const tokens = [jwt(1_000, 'first'), jwt(3_600_000, 'second')];
    script({ versions: [1], end: 'stay' }, { versions: [2], end: 'complete' });
    expect(await all(clientOf({ transport, token: () => (tokens.length > 1 ? tokens.shift()! : tokens[0]!) }))).toEqual([1, 2]);
    expect(graph.asked.map(({ authorization }) => authorization?.slice(0, 13))).toEqual(['Bearer first.', 'Bearer second'].map((text) => text.slice(0, 13)));
    expect(afters()).toEqual([null, 'c1']);
  });

  test('tokens that are refused again and again end it', async () => {
    graph.refused.add('Bearer bad');
    expect(await all(clientOf({ transport, token: () => 'bad' }))).toEqual([['UNAUTHENTICATED']]);
  });

  test('a token that cannot be had ends it', async () => {
    const token = () => Promise.reject(new Error('signed out'));
    await expect(clientOf({ transport, token }).follow(what).next()).rejects.toMatchObject({ name: 'LiveError', message: 'There is no token: signed out', codes: ['UNAUTHENTICATED'] });
  });

  test('leaving the loop ends the subscription', async () => {
    script({ versions: [1], end: 'stay' });
    const client = clientOf({ transport });
    for await (const _ of client.follow(what)) break;
    await until(() => graph.open() === 0);
    client.close();
  });

  test('a signal ends it without an error, also while it waits', async () => {
    const control = new AbortController();
    script({ end: 'stay' });
    const steps = all(clientOf({ transport }), { signal: control.signal });
    await until(() => graph.open() === 1);
    control.abort();
    expect(await steps).toEqual([]);
    await until(() => graph.open() === 0);
  });

  test('more than can be taken is not piled up: it comes again after what was taken', async () => {
    const versions = Array.from({ length: 2_500 }, (_, index) => index + 1);
    const rest = (after: number): Answer => ({ versions: versions.slice(after), end: 'stay' });
    script(rest(0), rest(1_000), rest(2_000));
    const client = clientOf({ transport });
    const seen: number[] = [];
    for await (const step of client.follow(what)) {
      if (step.kind === 'update') seen.push(step.data.updated.version);
      if (seen.length === 2_500) break;
    }
    expect(seen).toEqual(versions);
    client.close();
  });
});

test('versions that merely rise are taken as they come', async () => {
  script({ versions: [2, 5, 5, 4, 9], end: 'complete' });
  expect(await all(clientOf(), { versions: 'rising' })).toEqual([2, 5, 9]);
});

test('where there is nothing to follow it is said and over', async () => {
  expect(await all(clientOf(), { first })).toEqual([[undefined, 'start']]);
  expect(graph.asked).toEqual([]);
});

test.each([4400, 4406, 4409, 4429])('a socket that is closed with %i ends it', async (code) => {
  script({ end: code });
  await expect(clientOf({ transport: 'websocket' }).follow(what).next()).rejects.toThrow(`The socket was closed with ${code}`);
});

test.each([1012, 1013, 4408, 4500])('a socket that is closed with %i is opened again', async (code) => {
  script({ versions: [1], end: code }, { versions: [2], end: 'complete' });
  expect(await all(clientOf({ transport: 'websocket' }))).toEqual([1, 2]);
});

test.each([400, 415])('a request that is answered with %i ends it', async (status) => {
  script({ end: status });
  expect(await all(clientOf({ transport: 'sse' }))).toEqual([['BAD_REQUEST']]);
});

test.each([429, 502, 503])('a request that is answered with %i is sent again', async (status) => {
  script({ end: status }, { versions: [1], end: 'complete' });
  expect(await all(clientOf({ transport: 'sse' }))).toEqual([1]);
});

test('where no socket can be opened an event stream is taken', async () => {
  graph.hasSockets = false;
  script({ versions: [1], end: 'cut' }, { versions: [2], end: 'complete' });
  const states: string[] = [];
  expect(await all(clientOf({ onState: (state, way) => states.push(`${way} ${state}`) }))).toEqual([1, 2]);
  expect(graph.asked.map(({ way }) => way)).toEqual(['sse', 'sse']);
  expect(states).toEqual(['websocket connecting', 'websocket waiting', 'websocket connecting', 'websocket waiting', ...['sse connecting', 'sse live', 'sse waiting'], 'sse connecting', 'sse live', 'sse waiting']);
});

test('several subscriptions share a socket', async () => {
  script({ versions: [1], end: 'stay' }, { versions: [1], end: 'stay' });
  const client = clientOf();
  const followed = [client.follow(what), client.follow(what)];
  expect(await Promise.all(followed.map((steps) => steps.next()))).toHaveLength(2);
  expect(graph.tokens).toHaveLength(1);
  client.close();
  expect(await Promise.all(followed.map((steps) => steps.next()))).toEqual([1, 2].map(() => ({ done: true, value: undefined })));
});

test('followLive needs no client, takes texts too, and gives all that the types say', async () => {
  script({ versions: [1], end: 'complete' });
  const steps = followLive({ url: graph.url, webSocket: WebSocket, ...what });
  const { value } = await steps.next();
  // Typed by the document: this line would not compile otherwise.
  const version: number | undefined = value?.kind === 'update' ? value.data.updated.version : undefined;
  expect([version, value]).toMatchObject([1, { cursor: 'c1', version: 1 }]);
  script({ versions: [2], end: 'complete' });
  const asText = followLive({ url: graph.url, webSocket: WebSocket, document: 'subscription { updated { version } }', cursorOf: ({ updated }: Updated) => updated.cursor });
  expect((await asText.next()).value).toMatchObject({ version: null, cursor: 'c2' });
  await Promise.all([steps.return(undefined), asText.return(undefined)]);
});

/**
 * Scenario: somebody has a Federation 2 supergraph and subgraphs of their own, and serves them with our gateway alone. Black
 * box: the built command as a process, foreign subgraphs on free ports, no database.
 */
import { createClient, type Client } from 'graphql-ws';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { GatewayProcess } from './gateway-process.js';
import { startLibrary, type Library } from './library.js';

let folder: string;
let library: Library;
let gateway: GatewayProcess;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-gateway-'));
  library = await startLibrary();
  gateway = new GatewayProcess(['--supergraph', await file('library.graphql', library.supergraphSdl), '--port', '0', '--no-auth']);
  url = await gateway.url();
});

afterAll(async () => {
  await gateway?.stop();
  await library?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('over HTTP', () => {
  it('answers from both subgraphs', async () => {
    expect(await ask('{ books { title copies } }')).toEqual({
      data: {
        books: [
          { title: 'Oblomov', copies: 10 },
          { title: 'The Idiot', copies: 20 },
        ],
      },
    });
    expect(await ask('mutation($title: String!) { rename(id: 2, title: $title) { title copies } }', { title: 'Идиот' })).toEqual({
      data: { rename: { title: 'Идиот', copies: 20 } },
    });
  });

  it('passes errors of subgraphs on, with the path of the client and the data that is there', async () => {
    expect(await ask('{ broken books { copies summary: blurb } }')).toEqual({
      data: { broken: null, books: [{ copies: 10, summary: null }, { copies: 20, summary: null }] },
      errors: [
        { message: 'The shelf fell down', path: ['broken'], extensions: { code: 'SHELF', height: 3, subgraph: 'books' } },
        { message: 'No blurb', path: ['books', 0, 'summary'], extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'books' } },
        { message: 'No blurb', path: ['books', 1, 'summary'], extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'books' } },
      ],
    });
  });

  it('forwards nothing of the client’s identity', async () => {
    library.books.seen.length = 0;
    const secrets = { authorization: 'Bearer secret', cookie: 'a=secret', 'accept-language': 'de', 'x-request-id': 'request-1' };
    expect(await ask('{ books { title } }', {}, secrets)).toHaveProperty('data');
    expect(library.books.seen).toEqual([expect.objectContaining({ 'x-request-id': 'request-1' })]);
    expect(JSON.stringify(library.books.seen)).not.toMatch(/secret|"de"/);
  });

  it('has the pages around it, without login and tour', async () => {
    expect(await Promise.all(['/live', '/ready'].map(async (path) => (await fetch(url + path)).status))).toEqual([200, 200]);
    expect(await (await fetch(`${url}/schema.graphql`)).text()).toContain('type Book {');
    const page = await (await fetch(url, { headers: { 'accept-language': 'en' } })).text();
    expect(page).toContain('GraphQL gateway');
    expect(page).not.toMatch(/id="login"|submitAppeal/);
  });
});

describe('over graphql-ws', () => {
  let client: Client;
  beforeEach(() => (client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 })));
  afterEach(() => client.dispose());

  it('completes each event from the other subgraph, and ends when the subgraph does', async () => {
    const query = 'subscription($id: ID!) { now: stockChanged(bookId: $id, times: 2) { nr: number book { title copies } __typename } }';
    const results = await collect(client.iterate({ query, variables: { id: '1' } }));
    const book = { title: 'Oblomov', copies: 10 };
    expect(results).toEqual([1, 2].map((nr) => ({ data: { now: { nr, book, __typename: 'StockChange' } } })));
    await until(() => library.stock.sockets() === 0);
  });

  it('gives what another subgraph fails at as errors of that event', async () => {
    const [result] = await collect(client.iterate({ query: 'subscription { stockChanged(bookId: 1, times: 1) { book { copies blurb } } }' }));
    expect(result).toEqual({
      data: { stockChanged: { book: { copies: 10, blurb: null } } },
      errors: [{ message: 'No blurb', path: ['stockChanged', 'book', 'blurb'], extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'books' } }],
    });
  });

  it('cancels upstream when the client does', async () => {
    const results = client.iterate({ query: 'subscription { stockWatched(bookId: 2) { number } }' });
    expect((await results.next()).value).toEqual({ data: { stockWatched: { number: 1 } } });
    expect(library.running).toEqual(new Set(['2']));
    await results.return?.();
    await until(() => library.running.size === 0 && library.stock.sockets() === 0);
  });

  it('ends with the error of a subgraph that refuses', async () => {
    const failure = await collect(client.iterate({ query: 'subscription { forbidden }' })).catch((error: unknown) => error);
    expect(failure).toEqual([expect.objectContaining({ message: 'Nobody may watch this', extensions: { code: 'FORBIDDEN', subgraph: 'stock' } })]);
  });

  it('gives the result of a subgraph that fails to begin, and ends', async () => {
    expect(await collect(client.iterate({ query: 'subscription { failing }' }))).toEqual([
      { data: { failing: null }, errors: [{ message: 'The counter is broken', path: ['failing'], extensions: { code: 'COUNTER', subgraph: 'stock' } }] },
    ]);
  });

  it('ends with an error when the connection upstream breaks', async () => {
    const results = client.iterate({ query: 'subscription { stockWatched(bookId: 1) { number } }' });
    await results.next();
    library.stock.cutSockets();
    const failure = await collect(results).catch((error: unknown) => error);
    expect(failure).toEqual([expect.objectContaining({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'stock' } })]);
  });

  it('refuses what is no operation of the graph', async () => {
    const failure = await collect(client.iterate({ query: 'subscription { nothing }' })).catch((error: unknown) => error);
    expect(failure).toEqual([expect.objectContaining({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })]);
    const needed = await collect(client.iterate({ query: 'subscription($id: ID!) { stockWatched(bookId: $id) { number } }' })).catch((error: unknown) => error);
    expect(needed).toEqual([expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })]);
  });
});

describe('refuses in one line and exit code 1', () => {
  let taken: Server;
  beforeAll(async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
  });
  afterAll(() => void taken.close());

  const LINK = 'schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)';
  it.each([
    ['a file that is not there', null, /Cannot read the supergraph: ENOENT.*\/none\.graphql/],
    ['a file that is no GraphQL', 'otklik', /Cannot serve .*Syntax Error/],
    ['an ordinary schema', 'type Query { a: Int }', /Cannot serve .*no supergraph/],
    ['a feature it must know', `${LINK} @link(url: "https://example.org/magic/v1.0", for: EXECUTION) { query: Query } type Query { a: Int }`, /example\.org\/magic\/v1\.0 for EXECUTION, which is not supported/],
  ])('%s', async (_, sdl, reason) => {
    const path = sdl === null ? join(folder, 'none.graphql') : await file('bad.graphql', sdl);
    await refused(new GatewayProcess(['--supergraph', path, '--port', '0', '--no-auth']), reason);
  });

  it('a port that is taken', async () => {
    const { port } = taken.address() as AddressInfo;
    const path = await file('taken.graphql', library.supergraphSdl);
    await refused(new GatewayProcess(['--supergraph', path, '--port', String(port), '--no-auth']), /something else listens there; choose another --port/);
  });

  it('to let everyone in without being told to', async () => {
    const path = await file('closed.graphql', library.supergraphSdl);
    await refused(new GatewayProcess(['--supergraph', path, '--port', '0']), /--no-auth.*OIDC_ISSUER/);
  });

  async function refused(run: GatewayProcess, reason: RegExp): Promise<void> {
    expect(await run.exit()).toBe(1);
    expect([run.output, run.errors.trim().split('\n')]).toEqual(['', [expect.stringMatching(reason)]]);
  }
});

describe('the process', () => {
  it('verifies tokens with OIDC_ISSUER', async () => {
    const path = await file('issuer.graphql', library.supergraphSdl);
    const guarded = new GatewayProcess(['--supergraph', path, '--port', '0'], { OIDC_ISSUER: 'http://127.0.0.1:1/issuer' });
    const guardedUrl = await guarded.url();
    const send = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${guardedUrl}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{"query":"{ __typename }"}' });
    expect((await send({})).status).toBe(200);
    expect((await send({ authorization: 'Bearer nonsense' })).status).toBe(401);
    expect(await guarded.stop('SIGINT')).toBe(0);
  });

  it('stops on SIGTERM while a subscription runs, and tells its client', async () => {
    const path = await file('stopping.graphql', library.supergraphSdl);
    const stopping = new GatewayProcess(['--supergraph', path, '--port', '0', '--no-auth']);
    const socketUrl = `${(await stopping.url()).replace('http', 'ws')}/graphql`;
    const client = createClient({ url: socketUrl, webSocketImpl: WebSocket, retryAttempts: 0 });
    const results = client.iterate({ query: 'subscription { stockWatched(bookId: 1) { number } }' });
    await results.next();
    const ended = collect(results).catch((reason: unknown) => reason);
    expect(await stopping.stop()).toBe(0);
    expect(await ended).toMatchObject({ code: 1012 });
    await until(() => library.running.size === 0);
  });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function ask(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

async function collect(results: AsyncIterable<unknown>): Promise<unknown[]> {
  const collected: unknown[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}

/** Waits for something that another process does. Fails by the time-out of the test. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

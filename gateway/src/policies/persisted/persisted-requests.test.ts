import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startGateway, type TestGateway } from '../../start-gateway.test-support.js';
import { ResultText } from '../../sockets/result-text.js';
import { openPersistedOperations, type OpenPersistedOperations } from './open-persisted-operations.js';

const LETTERS = 'query Letters { letters { text } }';
const ME = '{ me }';
const MUTATION = 'mutation { writeLetter(text: "x") { id } }';
const SUBSCRIPTION = 'subscription { letterUpdated(letterId: 1) { version } }';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const byHash = (hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });

const folder = mkdtempSync(join(tmpdir(), 'persisted-'));
const file = join(folder, 'manifest.json');
/** Puts a whole file in the place of the other, so that nobody ever reads half of one. */
function put(content: string): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
const write = (...texts: string[]): void => put(JSON.stringify(Object.fromEntries(texts.map((text) => [sha256(text), text]))));

const faults: unknown[] = [];
let opened: OpenPersistedOperations;
let openedSafelist: OpenPersistedOperations;
let it: TestGateway;
let safe: TestGateway;
beforeAll(async () => {
  write(LETTERS, MUTATION, SUBSCRIPTION);
  opened = openPersistedOperations({ file, safelist: false, lookMs: 20, logFault: (fault) => faults.push(fault) });
  openedSafelist = openPersistedOperations({ file, safelist: true, lookMs: 20, logFault: () => undefined });
  const results = (async function* () {
    yield new ResultText('{"data":{"letterUpdated":{"version":1}}}');
  })();
  [it, safe] = await Promise.all([
    startGateway({ persistedOperations: opened.operations }),
    startGateway({ persistedOperations: openedSafelist.operations }, { subscribe: () => results }),
  ]);
});
afterAll(async () => {
  opened.close();
  openedSafelist.close();
  await Promise.all([it.gateway.stop(), safe.gateway.stop()]);
  rmSync(folder, { recursive: true });
});

const get = (gateway: TestGateway, parameters: Record<string, string>) =>
  gateway.get(`/graphql?${new URLSearchParams(parameters).toString()}`, { 'apollo-require-preflight': '1' });

/** The first result on a socket, or the errors that refuse the operation. */
function onSocket(gateway: TestGateway, payload: Partial<SubscribePayload> & { documentId?: string }): Promise<unknown> {
  const client = createClient({ url: `${gateway.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });
  return new Promise((resolve) => {
    client.subscribe({ query: '', ...payload }, { next: resolve, error: resolve, complete: () => undefined });
  }).finally(() => client.dispose());
}

const LETTERS_DATA = { data: { letters: [{ text: 'Яма' }, { text: 'Снег' }] } };

describe.each([
  ['beside other operations', () => it],
  ['as a safelist', () => safe],
])('persisted operations %s', (_name, gateway) => {
  test('run by hash and by document id, over POST and GET', async () => {
    const id = sha256(LETTERS);
    expect((await gateway().post(byHash(id))).body).toEqual(LETTERS_DATA);
    expect((await gateway().post({ documentId: id, operationName: 'Letters' })).body).toEqual(LETTERS_DATA);
    expect(await (await get(gateway(), { documentId: `sha256:${id}` })).json()).toEqual(LETTERS_DATA);
    expect(await (await get(gateway(), { extensions: JSON.stringify(byHash(id).extensions) })).json()).toEqual(LETTERS_DATA);
  });

  test('run by hash and by document id on a socket', async () => {
    expect(await onSocket(gateway(), byHash(sha256(LETTERS)))).toEqual(LETTERS_DATA);
    expect(await onSocket(gateway(), { documentId: sha256(LETTERS) })).toEqual(LETTERS_DATA);
  });

  test('are no mutations by GET', async () => {
    expect((await get(gateway(), { documentId: sha256(MUTATION) })).status).toBe(405);
  });

  test('are not found by another id, with the status that clients know', async () => {
    const answer = await gateway().post({ documentId: 'zzz' });
    expect([answer.status, answer.body.errors]).toEqual([
      200,
      [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    ]);
  });
});

test('beside them, other texts run, and clients register theirs by hash', async () => {
  expect((await it.post({ query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } });
  expect((await it.post(byHash(sha256(ME)))).body.errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }]);
  expect((await it.post({ query: ME, ...byHash(sha256(ME)) })).status).toBe(200);
  expect((await it.post(byHash(sha256(ME)))).body.data).toHaveProperty('me');
});

describe('a safelist', () => {
  test.each([
    ['another query', { query: ME }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['the registration of another query', { query: ME, ...byHash(sha256(ME)) }],
    ['a text of another spelling', { query: `${LETTERS} ` }],
  ])('refuses %s over HTTP and on a socket', async (_name, sent) => {
    const answer = await safe.post(sent);
    expect([answer.status, answer.body]).toMatchObject([403, { errors: [{ extensions: { code: 'QUERY_NOT_IN_SAFELIST' } }] }]);
    expect(await onSocket(safe, sent)).toMatchObject([{ extensions: { code: 'QUERY_NOT_IN_SAFELIST' } }]);
    if (!('extensions' in sent)) expect((await get(safe, { query: sent.query })).status).toBe(403);
  });

  test('refuses another subscription and serves its own', async () => {
    const other = { query: 'subscription { letterUpdated(letterId: 2) { version } }' };
    expect(await onSocket(safe, other)).toMatchObject([{ extensions: { code: 'QUERY_NOT_IN_SAFELIST' } }]);
    expect(await onSocket(safe, { query: SUBSCRIPTION })).toEqual({ data: { letterUpdated: { version: 1 } } });
  });

  test('runs its operations by their exact text', async () => {
    expect((await safe.post({ query: LETTERS })).body).toEqual(LETTERS_DATA);
    expect(await onSocket(safe, { query: LETTERS })).toEqual(LETTERS_DATA);
  });

  test('still says what is wrong with a request that names no operation', async () => {
    const answer = await safe.post({});
    expect([answer.status, answer.body]).toMatchObject([400, { errors: [{ extensions: { code: 'BAD_REQUEST' } }] }]);
  });
});

test('a manifest that changes is in use without a restart; one that cannot be read leaves the old one', async () => {
  const statusOf = async (): Promise<number> => (await safe.post({ query: ME })).status;
  expect(await statusOf()).toBe(403);
  write(LETTERS, MUTATION, SUBSCRIPTION, ME);
  for (let i = 0; i < 250 && (await statusOf()) !== 200; i++) await delay(20);
  expect(await statusOf()).toBe(200);
  put('{"broken');
  for (let i = 0; i < 250 && faults.length === 0; i++) await delay(20);
  expect(faults.map(String)).toEqual([expect.stringContaining('not valid JSON')]);
  expect(await statusOf()).toBe(200);
});

test('a manifest that cannot be read at the start is refused in one line', () => {
  expect(() => openPersistedOperations({ file: join(folder, 'none.json'), safelist: true })).toThrow(/Cannot read the persisted operations in .*none.json: ENOENT/);
});

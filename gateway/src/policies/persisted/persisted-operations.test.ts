import { PersistedOperations } from './persisted-operations.js';
import { readManifest } from './read-manifest.js';

const manifest = readManifest(JSON.stringify({ abc: '{ me }', def: 'query Who { me }' }));
const open = new PersistedOperations(manifest, false);
const safelist = new PersistedOperations(manifest, true);

const byHash = (sha256Hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const run = { kind: 'text', text: '{ me }' };
const asSent = { kind: 'asSent' };
const refused = (code: string) => ({ kind: 'refused', error: expect.objectContaining({ extensions: { code } }) as unknown });

describe.each([
  ['beside other operations', open],
  ['as a safelist', safelist],
])('persisted operations %s', (_name, operations) => {
  test.each([
    ['the hash of an operation', byHash('abc')],
    ['a hash beside an empty text, as on a socket', { query: '', ...byHash('abc') }],
    ['a document id', { documentId: 'abc' }],
    ['a document id with the name of the hash', { documentId: 'sha256:abc' }],
    ['a document id before a hash', { documentId: 'abc', ...byHash('zzz') }],
  ])('run for %s', (_way, sent) => {
    expect(operations.resolve(sent)).toEqual(run);
  });

  test('run by their exact text', () => {
    expect(operations.resolve({ query: '{ me }' })).toEqual(asSent);
  });

  test('know no other document id', () => {
    expect(operations.resolve({ documentId: 'zzz' })).toEqual(refused('PERSISTED_QUERY_NOT_FOUND'));
  });

  test.each([[{}], [{ query: 7 }], [{ extensions: 'x' }], [{ extensions: { persistedQuery: 'x' } }], [byHash(7)], [{ documentId: 7 }]])(
    'leave it to the pipeline to say what is wrong with %j',
    (sent) => {
      expect(operations.resolve(sent)).toEqual(asSent);
    },
  );
});

test('beside other operations, an unknown hash may be one that a client registers itself', () => {
  expect(open.resolve(byHash('zzz'))).toEqual(asSent);
  expect(open.resolve({ query: '{ other }', ...byHash('zzz') })).toEqual(asSent);
});

test.each([
  ['another text', { query: '{ other }' }],
  ['a text that only means the same', { query: '{  me }' }],
  ['introspection', { query: '{ __schema { queryType { name } } }' }],
  ['the registration of a text', { query: '{ other }', ...byHash('zzz') }],
  ['another text beside the id of an operation', { query: '{ other }', documentId: 'abc' }],
])('a safelist refuses %s', (_name, sent) => {
  expect(safelist.resolve(sent)).toEqual(refused('QUERY_NOT_IN_SAFELIST'));
});

test('a safelist refuses an unknown hash', () => {
  expect(safelist.resolve(byHash('zzz'))).toEqual(refused('PERSISTED_QUERY_NOT_FOUND'));
});

test('Apollo’s manifest is read too', () => {
  const json = { format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: 'x1', name: 'Who', type: 'query', body: 'query Who { me }' }] };
  expect(new PersistedOperations(readManifest(JSON.stringify(json)), true).resolve({ documentId: 'x1' })).toEqual({ kind: 'text', text: 'query Who { me }' });
});

test.each([
  ['{', 'not valid JSON'],
  ['[]', 'no JSON object'],
  ['{"format":"other","operations":[]}', 'the format'],
  ['{"format":"apollo-persisted-query-manifest","version":1}', 'no list of operations'],
  ['{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a"}]}', '"a" of the manifest has no text'],
  ['{"format":"apollo-persisted-query-manifest","version":1,"operations":[null]}', 'has no id'],
  ['{"a":1}', '"a" of the manifest has no text'],
])('a manifest like %s is refused', (json, reason) => {
  expect(() => readManifest(json)).toThrow(reason);
});

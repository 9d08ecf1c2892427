import { ordinaryOperation } from './ordinary-post.js';

const NONE = { hashOf: () => null };

test('the operation of a usual body is taken out of it', () => {
  const body = { query: '{ a }', operationName: 'A', variables: { x: 1 } };
  expect(ordinaryOperation(body, NONE)).toMatchObject({ ...body, http: { method: 'POST', body } });
  expect(ordinaryOperation({ query: '{ a }', operationName: null, variables: null, extensions: null }, NONE)).toMatchObject({ query: '{ a }' });
});

test.each<[string, unknown]>([
  ['no object', [{ query: '{ a }' }]],
  ['no query', { variables: {} }],
  ['an empty query', { query: '' }],
  ['a query that is no text', { query: { kind: 'Document' } }],
  ['a name that is no text', { query: '{ a }', operationName: 1 }],
  ['variables in a text', { query: '{ a }', variables: '{}' }],
  ['variables in a list', { query: '{ a }', variables: [] }],
  ['extensions', { query: '{ a }', extensions: { persistedQuery: { version: 1 } } }],
])('a body with %s is left to Apollo Server', (_, body) => expect(ordinaryOperation(body, NONE)).toBeNull());

test('an operation that is known comes as its hash, with all the rest', () => {
  const known = { hashOf: (text: string) => `hash of ${text}` };
  const operation = ordinaryOperation({ query: '{ a }', variables: { b: 1 } }, known);
  expect(operation).toMatchObject({ variables: { b: 1 }, extensions: { persistedQuery: { version: 1, sha256Hash: 'hash of { a }' } } });
  expect(operation?.query).toBeUndefined();
});

import { ordinaryOperation } from './ordinary-post.js';

test('the operation of a usual body is taken out of it', () => {
  const body = { query: '{ a }', operationName: 'A', variables: { x: 1 } };
  expect(ordinaryOperation(body)).toMatchObject({ ...body, http: { method: 'POST', body } });
  expect(ordinaryOperation({ query: '{ a }', operationName: null, variables: null, extensions: null })).toMatchObject({ query: '{ a }' });
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
])('a body with %s is left to Apollo Server', (_, body) => expect(ordinaryOperation(body)).toBeNull());

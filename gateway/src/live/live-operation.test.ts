import { buildSchema, parse } from 'graphql';
import { prepareLiveOperation, type LiveOperation } from './live-operation.js';
import { codeOf, FIELDS, SCHEMA } from './live-layer.test-support.js';

function prepare(source: string, operationName: string | null = null): LiveOperation {
  return prepareLiveOperation(SCHEMA, FIELDS, { document: parse(source), source, operationName });
}

const codeOfThrown = (attempt: () => unknown) => codeOf(Promise.resolve().then(attempt));

test('finds the topic and the cursor in literals, variables and defaults', () => {
  expect(prepare('subscription { appealUpdated(appealId: "a") { version } }').target({})).toEqual({ topic: 'appeal/a', after: null });
  const operation = prepare('subscription ($id: ID!, $after: String = "c") { appealUpdated(appealId: $id, after: $after) { version } }');
  expect(operation.target({ id: 7 })).toEqual({ topic: 'appeal/7', after: 'c' });
  expect(operation.target({ id: 'a', after: null })).toEqual({ topic: 'appeal/a', after: null });
});

test('an id in capitals is the same topic', () => {
  const id = '0190B5A2-0000-7000-8000-00000000000F';
  expect(prepare(`subscription { appealUpdated(appealId: "${id}") { version } }`).target({}).topic).toBe(`appeal/${id.toLowerCase()}`);
});

test.each([{}, { id: null }, { id: { a: 1 } }])('variables that do not fit are refused: %j', async (variables) => {
  const operation = prepare('subscription ($id: ID!) { appealUpdated(appealId: $id) { version } }');
  expect(await codeOfThrown(() => operation.target(variables))).toBe('BAD_USER_INPUT');
});

test.each(['a\u0000b', '\u0000', 'x'.repeat(201)])('an id that no topic can have names nothing: %j', async (id) => {
  const operation = prepare('subscription ($id: ID!) { appealUpdated(appealId: $id) { version } }');
  expect(await codeOfThrown(() => operation.target({ id }))).toBe('NOT_FOUND');
});

test.each([
  'subscription { other }',
  'subscription { appealUpdated(appealId: "a") { unknown } }',
  'subscription { appealUpdated(appealId: "a", since: 1) { version } }',
  'query { appealUpdate(cursor: "c") { version } }',
])('an operation that does not fit the schema is refused: %s', async (source) => {
  const schema = source.startsWith('query') ? buildSchema('type Query { a: Int }') : SCHEMA;
  expect(await codeOfThrown(() => prepareLiveOperation(schema, FIELDS, { document: parse(source), source, operationName: null }))).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('operations that ask for the same have one fingerprint', () => {
  const fingerprint = (source: string) => prepare(source).fingerprint;
  const one = fingerprint('subscription { appealUpdated(appealId: "a") { version } }');
  expect(fingerprint('subscription Named ($id: ID!) { appealUpdated(appealId: $id) { version } } # and a comment')).toBe(one);
  expect(fingerprint('subscription { appealUpdated(appealId: "a") { version cursor } }')).not.toBe(one);
  expect(fingerprint('subscription { x: appealUpdated(appealId: "a") { version } }')).not.toBe(one);
});

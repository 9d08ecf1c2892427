import { buildSchema } from 'graphql';
import { readLiveFields, topicOf } from './live-field.js';

const sdl = (query: string, subscription = 'changed(id: ID!, after: String): Change') =>
  buildSchema(`type Query { ${query} } type Subscription { ${subscription} } type Change { version: Int! } type Other { version: Int! }`);

const directive = (args: Record<string, unknown>, fieldName = 'changed') => ({ typeName: 'Subscription', fieldName, args });
const live = directive({ topic: 'thing/{id}', query: 'change' });

test('reads what @live says of each subscription', () => {
  expect(readLiveFields([live], sdl('change(cursor: String!): Change'))).toEqual([{ field: 'changed', topic: 'thing/{id}', query: 'change' }]);
});

test('reads how far apart results are to be', () => {
  const paced = (everyMs: unknown) => readLiveFields([directive({ topic: 'thing/{id}', query: 'change', everyMs })], sdl('change(cursor: String!): Change'));
  expect(paced(1_000)).toEqual([{ field: 'changed', topic: 'thing/{id}', query: 'change', everyMs: 1_000 }]);
  for (const wrong of [0, -1, 'x']) expect(() => paced(wrong)).toThrow('Subscription.changed cannot be served: everyMs');
});

test('a graph without subscriptions has no live fields', () => {
  expect(readLiveFields([], buildSchema('type Query { a: Int }'))).toEqual([]);
});

test('one without @live is left to its subgraph where that can be asked', () => {
  const schema = sdl('change(cursor: String!): Change', 'changed(id: ID!): Change other: Int');
  expect(readLiveFields([live], schema, true).map(({ field }) => field)).toEqual(['changed']);
});

test('a twin may take more, if it need not be given', () => {
  expect(readLiveFields([live], sdl('change(cursor: String!, more: Int, count: Int! = 1): Change'))).toHaveLength(1);
});

test.each([
  ['it has no @live', [], sdl('change(cursor: String!): Change')],
  ['@live needs a topic and a query', [directive({ topic: 'thing/{id}' })], sdl('change(cursor: String!): Change')],
  ['its twin Query.change is missing', [live], sdl('other: Int')],
  ['its twin Query.change is a Other and not a Change', [live], sdl('change(cursor: String!): Other')],
  ['its twin Query.change does not take just (cursor: String!)', [live], sdl('change: Change')],
  ['its twin Query.change does not take just (cursor: String!)', [live], sdl('change(cursor: String): Change')],
  ['its twin Query.change does not take just (cursor: String!)', [live], sdl('change(cursor: String!, more: Int!): Change')],
  ['its topic "thing/{key}" names an argument that it does not take', [directive({ topic: 'thing/{key}', query: 'change' })], sdl('change(cursor: String!): Change')],
])('says why a subscription cannot be served: %s', (reason, directives, schema) => {
  expect(() => readLiveFields(directives, schema)).toThrow(`Subscription.changed cannot be served: ${reason}`);
});

test('a topic takes the arguments, and needs them', () => {
  const field = { field: 'f', topic: 'a/{x}/b/{y}', query: 'q' };
  expect(topicOf(field, { x: 'one', y: 2 })).toBe('a/one/b/2');
  expect(() => topicOf(field, { x: 'one', y: null })).toThrow('The argument "y" is needed');
});

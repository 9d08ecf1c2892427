import { buildSchema, getOperationAST, parse, print, validate } from 'graphql';
import { fragmentsOf, permissionOperation, twinOperation, type TwinOperation } from './twin-operation.js';

const schema = buildSchema(`
  type Query { appealUpdate(cursor: String!): AppealUpdate count(cursor: String!): Int }
  type Subscription { appealUpdated(appealId: ID!, after: String): AppealUpdate counted: Int }
  type AppealUpdate { cursor: String! appeal(full: Boolean): Appeal }
  type Appeal { id: ID! title(locale: String): String agency: Agency }
  type Agency { title(locale: String): String }
`);

function twinOf(source: string, operationName?: string): TwinOperation {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const twin = twinOperation(getOperationAST(document, operationName)!, fragmentsOf(document), 'appealUpdate');
  expect(validate(schema, twin.document)).toEqual([]);
  expect(print(twin.document)).toBe(twin.source);
  return twin;
}

const normal = (source: string) => print(parse(source));

test('the live field becomes its twin, answered under the live field\'s key', () => {
  const twin = twinOf('subscription Watch { appealUpdated(appealId: "a", after: "c") { cursor } }');
  expect(twin.source).toBe(normal('query ($cursor: String!) { appealUpdated: appealUpdate(cursor: $cursor) { cursor } }'));
  expect(twin).toMatchObject({ variables: [], cursorVariable: 'cursor' });
});

test('an alias is respected', () => {
  const twin = twinOf('subscription { mine: appealUpdated(appealId: "a") { c: cursor } }');
  expect(twin.source).toBe(normal('query ($cursor: String!) { mine: appealUpdate(cursor: $cursor) { c: cursor } }'));
});

test('variables of the live field\'s own arguments are left out, those of the selection stay', () => {
  const twin = twinOf(`subscription ($id: ID!, $after: String, $locale: String = "ru", $full: Boolean!) {
    appealUpdated(appealId: $id, after: $after) { appeal(full: true) @include(if: $full) { title(locale: $locale) } }
  }`);
  expect(twin.variables).toEqual(['locale', 'full']);
  expect(twin.source).toBe(normal(`query ($cursor: String!, $locale: String = "ru", $full: Boolean!) {
    appealUpdated: appealUpdate(cursor: $cursor) { appeal(full: true) @include(if: $full) { title(locale: $locale) } }
  }`));
});

test('a variable of the client that is called cursor too keeps its meaning', () => {
  const twin = twinOf('subscription ($cursor: String, $cursor_: String) { appealUpdated(appealId: "a", after: $cursor_) { appeal { title(locale: $cursor) } } }');
  expect(twin).toMatchObject({ variables: ['cursor'], cursorVariable: 'cursor__' });
  expect(twin.source).toContain('appealUpdate(cursor: $cursor__)');
});

test('fragments at the root are put in place, those below stay with the variables that they use', () => {
  const twin = twinOf(`
    subscription ($locale: String) { ...Root }
    fragment Root on Subscription { ... on Subscription { appealUpdated(appealId: "a") { appeal { ...Card } } } }
    fragment Card on Appeal { id agency { ...Name } }
    fragment Name on Agency { title(locale: $locale) }
  `);
  expect(twin.variables).toEqual(['locale']);
  expect(twin.source).toBe(normal(`
    query ($cursor: String!, $locale: String) { appealUpdated: appealUpdate(cursor: $cursor) { appeal { ...Card } } }
    fragment Card on Appeal { id agency { ...Name } }
    fragment Name on Agency { title(locale: $locale) }
  `));
});

test('fragments at the root are put in place', () => {
  const twin = twinOf(`
    subscription { ... { appealUpdated(appealId: "a") { cursor } } ...Root }
    fragment Root on Subscription { appealUpdated(appealId: "a") { appeal { id } } }
  `);
  expect(twin.source).toBe(normal(`query ($cursor: String!) {
    appealUpdated: appealUpdate(cursor: $cursor) { cursor }
    appealUpdated: appealUpdate(cursor: $cursor) { appeal { id } }
  }`));
});

test('only the operation asked for is taken, from whatever else the document holds', () => {
  const twin = twinOf('query Other { count(cursor: "c") } subscription One { appealUpdated(appealId: "a") { cursor } } subscription Two { appealUpdated(appealId: "b") { appeal { id } } }', 'Two');
  expect(twin.source).toBe(normal('query ($cursor: String!) { appealUpdated: appealUpdate(cursor: $cursor) { appeal { id } } }'));
});

test('the question for permission selects as little as can be', () => {
  expect(permissionOperation('appealUpdate', 'mine', true).source).toBe(normal('query ($cursor: String!) { mine: appealUpdate(cursor: $cursor) { __typename } }'));
  expect(permissionOperation('count', 'count', false).source).toBe(normal('query ($cursor: String!) { count(cursor: $cursor) }'));
});

import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { readCostDirectives } from './cost-directives.js';
import { valueOf } from './formula.js';
import { operationCost } from './operation-cost.js';

const SDL = `
  schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost", { name: "@listSize", as: "@size" }]) { query: Query mutation: Mutation }
  directive @link(url: String, import: [Import]) repeatable on SCHEMA
  scalar Import
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @size(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    book: Book
    books(first: Int = 20): BookConnection! @size(slicingArguments: ["first"], sizedFields: ["edges", "nodes"], assumedSize: 50, requireOneSlicingArgument: false)
    strict(first: Int, last: Int): [Book!]! @size(slicingArguments: ["first", "last"])
    loose(first: Int, last: Int): [Book!]! @size(slicingArguments: ["first", "last"], assumedSize: 7, requireOneSlicingArgument: false)
    paged(page: Page, note: String @cost(weight: 3)): [Book!]! @size(slicingArguments: ["page.size"])
    all: [Book!]! @size(assumedSize: 30)
    unsaid: [Book!]!
    tags(first: Int): [String!] @size(slicingArguments: ["first"])
    dear: Book @cost(weight: 40)
    cheap: Book @cost(weight: -5)
    any: [Thing!]! @size(assumedSize: 10)
    node: Node
  }
  type Mutation { write(input: Draft!): Book }
  input Draft { title: String! images: [Image!] }
  input Image { url: String! @cost(weight: 6) }
  input Page { size: Int }
  type BookConnection { edges: [BookEdge!]! nodes: [Book!]! total: Int! }
  type BookEdge { node: Book! }
  interface Node { id: ID! author: Person }
  type Book implements Node { id: ID! author: Person chapters: [Chapter!]! @size(assumedSize: 12) }
  type Chapter { title: String! cover: Picture }
  type Picture @cost(weight: 5) { url: String! }
  type Person implements Node { id: ID! author: Person friends: [Person!]! @size(assumedSize: 4) }
  union Thing = Book | Person`;
const schema = buildSchema(SDL);
const directives = readCostDirectives(SDL)!;

function costOf(text: string, variables: Record<string, unknown> = {}, operationName?: string): number {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  return valueOf(operationCost(schema, directives, document, getOperationAST(document, operationName)!), variables);
}

describe('what an operation costs', () => {
  test.each([
    ['a scalar nothing, an object one', '{ book { id } }', 1],
    ['a type what it says', '{ book { chapters { cover { url } } } }', 1 + 12 * (1 + 5)],
    ['a field what it says, above its type', '{ dear { id } }', 40],
    ['never less than nothing', '{ cheap { id } book { id } }', 1],
    ['a list as many times as is assumed', '{ all { author { id } } }', 30 * 2],
    ['a list of which nothing is said once', '{ unsaid { id } }', 1],
    ['a connection the size of its page in each of its lists', '{ books(first: 5) { total nodes { id } edges { node { id } } } }', 1 + 5 + 5 * 2],
    ['a page as large as the default when none is given', '{ books { nodes { id } } }', 1 + 20],
    ['a page as large as the default for null', '{ books(first: null) { nodes { id } } }', 1 + 20],
    ['pages in lists their product', '{ all { chapters { title } } }', 30 * (1 + 12)],
    ['the larger of two slicing arguments', '{ loose(first: 2, last: 3) { id } }', 3],
    ['an assumed size when none of them is given', '{ loose { id } }', 7],
    ['an argument inside an object', '{ paged(page: { size: 9 }) { id } }', 9],
    ['an argument what it says', '{ paged(page: { size: 9 }, note: "x") { id } }', 9 + 3],
    ['no negative size', '{ paged(page: { size: -9 }) { id } }', 0],
    ['the same field in one place once', '{ book { author { id } } book { author { id } ...F } } fragment F on Book { author { id } }', 2],
    ['a field under another alias twice', '{ a: book { id } b: book { id } }', 2],
    ['of different types in one place the dearest', '{ any { ... on Book { chapters { title } } ... on Person { friends { id } } } }', 10 * (1 + 12)],
    ['the common part beside it', '{ node { author { id } ... on Person { friends { id } } } }', 1 + 1 + 4],
    ['conditions as if met', 'query ($x: Boolean = false) { book @include(if: $x) { id } }', 1],
    ['a mutation ten more', 'mutation { write(input: { title: "x" }) { id } }', 11],
    ['input fields as often as they are given', 'mutation { write(input: { title: "x", images: [{ url: "a" }, { url: "b" }] }) { id } }', 11 + 12],
  ])('%s: %s', (_rule, text, cost) => {
    expect(costOf(text)).toBe(cost);
  });

  test('depends on variables, their defaults and nothing else of them', () => {
    const text = 'query ($n: Int = 3, $m: Int) { books(first: $n) { nodes { id } } strict(first: $m) { id } }';
    expect(costOf(text, { m: 4 })).toBe(1 + 3 + 4);
    expect(costOf(text, { n: 100, m: 4, other: 7 })).toBe(1 + 100 + 4);
    expect(costOf('query ($n: Int) { books(first: $n) { nodes { id } } }')).toBe(1 + 20);
  });

  test('counts a value of the wrong type as not given: executing refuses it', () => {
    expect(costOf('query ($n: Int) { books(first: $n) { nodes { id } } }', { n: 'many' })).toBe(1 + 20);
  });

  test('counts what variables bring as input', () => {
    const text = 'mutation ($input: Draft!) { write(input: $input) { id } }';
    expect(costOf(text, { input: { title: 'x', images: [{ url: 'a' }, { url: 'b' }, { url: 'c' }] } })).toBe(11 + 18);
  });

  test('is a figure, not a formula, where variables do not matter', () => {
    const document = parse('query ($n: Int) { all { id } paged(page: { size: 9 }) { id } }');
    expect(operationCost(schema, directives, document, getOperationAST(document)!)).toBe(39);
  });
});

describe('a mandatory slicing argument', () => {
  test.each([
    ['{ strict { id } }', {}],
    ['{ strict(first: null) { id } }', {}],
    ['{ strict(first: 1, last: 1) { id } }', {}],
    ['query ($n: Int) { strict(first: $n) { id } }', {}],
    ['query ($n: Int) { strict(first: $n) { id } }', { n: null }],
    ['{ tags }', {}],
  ])('is asked for: %s %j', (text, variables) => {
    expect(() => costOf(text, variables)).toThrow(expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) as unknown }));
  });

  test('is one of those that there are', () => {
    expect(costOf('{ strict(last: 5) { id } tags(first: 100) }')).toBe(5);
  });

  test('does not stand in the way of another operation of the document', () => {
    expect(costOf('query A { book { id } } query B { strict { id } }', {}, 'A')).toBe(1);
  });
});

test('a supergraph that uses neither directive says nothing, even if it defines them', () => {
  expect(readCostDirectives('directive @cost(weight: Int!) on OBJECT type Query { a: Int }')).toBeNull();
  expect(readCostDirectives('type Query { a: Int }')).toBeNull();
});

test('weights may be texts, as in the specification of IBM', () => {
  expect(readCostDirectives('type Query { a: Int @cost(weight: "2.5") b: Int @cost(weight: "much") }')?.weights).toEqual(new Map([['Query.a', 2.5]]));
});

import { parse, print } from 'graphql';
import { declareListSizes } from './list-sizes.js';

/** The fields of a type with the list sizes that were declared. */
function declared(...sdl: string[]): string {
  return declareListSizes(sdl.map((text) => parse(text)))
    .map(print)
    .join('\n')
    .replace(/\s+/g, ' ');
}

const PAGES = 'type Parcel { id: ID! tags: [String!]! } type ParcelConnection { nodes: [Parcel!]! total: Int! }';

test('a connection is as long as its page, and its default is what it may be left out for', () => {
  const sdl = declared(`type Query { parcels(first: Int = 30): ParcelConnection! } ${PAGES}`);
  expect(sdl).toContain(
    '@listSize(assumedSize: 30, slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)',
  );
  expect(sdl).toContain('type ParcelConnection { nodes: [Parcel!]! total: Int! }');
});

test('a connection without a default wants to be told how much', () => {
  expect(declared(`type Query { parcels(first: Int!): ParcelConnection! } ${PAGES}`)).toContain('requireOneSlicingArgument: true');
});

test('a list with pages is sized itself', () => {
  expect(declared(`type Query { parcels(first: Int = 5): [Parcel!]! } ${PAGES}`)).toContain(
    '@listSize(assumedSize: 5, slicingArguments: ["first"], requireOneSlicingArgument: false)',
  );
});

test('a list of objects without pages has an assumed size; of scalars it costs nothing', () => {
  const sdl = declared('type Query { parcels: [Parcel!]! names: [String!]! } type Parcel { id: ID! }');
  expect(sdl).toContain('parcels: [Parcel!]! @listSize(assumedSize: 10)');
  expect(sdl).toContain('names: [String!]! }');
});

test('a size that was declared stays', () => {
  const sdl = declared('type Query { parcels: [Parcel!]! @listSize(assumedSize: 3) } type Parcel { id: ID! }');
  expect(sdl.match(/@listSize/g)).toHaveLength(1);
});

test('the SDL of plugins is looked at together with that of the core', () => {
  expect(declared(`${PAGES} type Query { a: Int }`, 'extend type Query { more(first: Int = 9): ParcelConnection! extra: [Extra!] } union Extra = Parcel')).toMatch(
    /more\(first: Int = 9\): ParcelConnection! @listSize\(assumedSize: 9.*"nodes".*extra: \[Extra!\] @listSize\(assumedSize: 10\)/,
  );
});

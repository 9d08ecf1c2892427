import { buildSchema, parse, print, validate } from 'graphql';
import { PlanKeys } from './plan-keys.js';
import { plannable } from './plannable.js';
import { asDocument, selectOperation } from './select-operation.js';

const schema = buildSchema(`
  interface Named { name: String }
  type Book implements Named { name: String pages(of: Int): Int }
  type Film implements Named { name: String }
  union Found = Book | Film
  union Printed = Book
  type Query { found: Found named: Named book: Book }
`);

function form(text: string): string {
  const document = asDocument(plannable(selectOperation(parse(text), null), schema, PlanKeys.of(schema)));
  expect(validate(schema, document)).toEqual([]);
  return print(document).replace(/\s+/g, ' ');
}

test('aliases and fields with arguments get keys of their own', () => {
  expect(form('{ book { name title: name pages pages2: pages(of: 2) } }')).toBe(
    '{ book { name _as_title: name _as_pages: pages _as_pages2: pages(of: 2) } }',
  );
});

test('__typename stands plain, and always in a union', () => {
  expect(
    form(
      'query ($a: Boolean!) { book { kind: __typename @skip(if: $a) name @skip(if: $a) } found { ... on Film { name } } named { name } }',
    ),
  ).toBe('query ($a: Boolean!) { book { __typename name @skip(if: $a) } found { __typename ... on Film { name } } named { name } }');
});

test('what a literal condition leaves out is gone', () => {
  expect(form('{ book { name @skip(if: true) ... on Named @include(if: false) { name } } found { ... on Film { name @include(if: true) } } }')).toBe(
    '{ book { __typename } found { __typename ... on Film { name @include(if: true) } } }',
  );
});

test('a fragment on a union stands once for each type it may be about there', () => {
  expect(
    form(
      '{ named { ... on Found { ... on Named { name } ... on Film { name } } } book { ... on Printed { __typename } ... on Named { name } } }',
    ),
  ).toBe(
    '{ named { ..._narrowed_0 ..._narrowed_1 } book { ..._narrowed_2 ... on Named { name } } } ' +
      'fragment _narrowed_0 on Book { ... on Named { name } } fragment _narrowed_1 on Film { ... on Named { name } ... on Film { name } } ' +
      'fragment _narrowed_2 on Book { __typename }',
  );
});

test('many fragments on unions within one another do not multiply', () => {
  const depth = 40;
  const fragments = Array.from(
    { length: depth },
    (_, index) => `fragment F${index} on Found { ...F${index + 1} ... on Found { ...F${index + 1} } }`,
  );
  const text = form(`{ found { ...F0 } } ${fragments.join('\n')} fragment F${depth} on Found { ... on Named { name } }`);
  expect(text.length).toBeLessThan(20_000);
});

import type { RequiredSelection, Rewrite } from '../planning/plan.js';
import { typesOf } from '../testing/type-conditions.test-support.js';
import { isDataObject, type DataObject, type Execution } from './execution.js';
import { compileRepresenter, requiredTypes } from './representations.js';

const types = typesOf(
  'type Query { a: Int } interface Media { id: ID } type Book implements Media { id: ID } type Film implements Media { id: ID }',
);
const field = (to: string, selections: RequiredSelection[] = [], from = to): RequiredSelection => ({ kind: 'field', from, to, selections });
const on = (
  typeCondition: string,
  selections: RequiredSelection[],
  guard: { skipIf?: string; includeIf?: string } = {},
): RequiredSelection => ({
  kind: 'fragment',
  typeCondition,
  skipIf: guard.skipIf ?? null,
  includeIf: guard.includeIf ?? null,
  selections,
});

/** The entity as it would be in the data: leaves as JSON text. */
function asData(value: DataObject): DataObject {
  const dataOf = (item: unknown): unknown =>
    Array.isArray(item) ? item.map(dataOf) : isDataObject(item) ? asData(item) : item === null ? null : JSON.stringify(item);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === '__typename' ? item : dataOf(item)]));
}

function represent(
  requires: RequiredSelection[],
  entity: DataObject,
  options: { rewrites?: Rewrite[]; variables?: DataObject; failed?: boolean } = {},
): unknown {
  const execution: Execution = {
    data: {},
    variables: options.variables ?? {},
    context: null,
    layouts: { of: () => null },
    errors: options.failed === true ? [{ message: 'failed', path: null, extensions: {}, cause: null }] : [],
    shared: new Set(),
  };
  const text = compileRepresenter(requires, options.rewrites ?? [], types)(asData(entity), execution);
  return text === null ? null : JSON.parse(text);
}

test('takes what is required, nested and in lists, and nothing else', () => {
  const requires = [on('Book', [field('__typename'), field('id'), field('org', [field('code')]), field('tags', [field('name')])])];
  const entity = {
    __typename: 'Book',
    id: '1',
    title: 'T',
    org: { __typename: 'Org', code: 'x"', name: 'N' },
    tags: [{ name: 'a' }, null, { name: null }],
  };
  expect(represent(requires, entity)).toEqual({
    __typename: 'Book',
    id: '1',
    org: { code: 'x"' },
    tags: [{ name: 'a' }, null, { name: null }],
  });
});

test('reads a field where the plan put it', () => {
  expect(
    represent([field('id'), field('weight', [], '_internal_qp_alias_0')], {
      __typename: 'Book',
      id: 1,
      weight: 'mine',
      _internal_qp_alias_0: 7,
    }),
  ).toEqual({ __typename: 'Book', id: 1, weight: 7 });
});

test('takes the fragments that are about the type of the entity', () => {
  const requires = [on('Book', [field('isbn')]), on('Film', [field('length')]), on('Media', [field('id')])];
  expect(represent(requires, { __typename: 'Film', id: '1', isbn: 'no', length: 90 })).toEqual({ __typename: 'Film', length: 90, id: '1' });
  expect(requiredTypes(requires, types)).toEqual(new Set(['Book', 'Film', 'Media']));
  expect(requiredTypes([field('id')], types)).toBeNull();
});

test('heeds the conditions of fragments', () => {
  const requires = [field('id'), on('Book', [field('a')], { includeIf: 'yes' }), on('Book', [field('b')], { skipIf: 'no' })];
  const entity = { __typename: 'Book', id: '1', a: 1, b: 2 };
  expect(represent(requires, entity, { variables: { yes: true, no: true } })).toEqual({ __typename: 'Book', id: '1', a: 1 });
  expect(represent(requires, entity, { variables: { yes: false, no: false } })).toEqual({ __typename: 'Book', id: '1', b: 2 });
});

test('an entity without any value has none', () => {
  expect(represent([field('id')], { __typename: 'Book', id: null })).toBeNull();
  expect(represent([field('id')], { __typename: 'Book' })).toBeNull();
});

test('what a failed fetch left out makes it none, what was left out otherwise does not', () => {
  const requires = [field('id'), field('org', [field('code')])];
  const book = { __typename: 'Book', id: '1' };
  expect(represent(requires, { ...book, org: {} })).toEqual({ ...book, org: {} });
  expect(represent(requires, { ...book, org: {} }, { failed: true })).toBeNull();
  expect(represent(requires, book, { failed: true })).toBeNull();
});

test('an object without a type is no entity: a condition of the client left it out', () => {
  expect(represent([field('id')], { id: '1' })).toBeNull();
});

test('what is required by type comes with the type, as far as it is known', () => {
  const requires = [field('media', [on('Book', [field('isbn')])])];
  const shelf = { __typename: 'Shelf', media: [{ __typename: 'Book', isbn: '1' }, { isbn: '2' }] };
  expect(represent(requires, shelf, { failed: true })).toEqual(shelf);
});

test('rewrites the type name for an interface object, and other things where a plan wants it', () => {
  const typename: Rewrite = {
    kind: 'setValue',
    path: [
      { kind: 'type', conditions: ['Media'] },
      { kind: 'key', key: '__typename' },
    ],
    value: 'Media',
  };
  expect(represent([field('id')], { __typename: 'Book', id: '1' }, { rewrites: [typename] })).toEqual({ __typename: 'Media', id: '1' });
  expect(represent([field('id')], { __typename: 'Query', id: '1' }, { rewrites: [typename] })).toEqual({ __typename: 'Query', id: '1' });
  const rename: Rewrite = { kind: 'renameKey', path: [{ kind: 'key', key: 'id' }], to: 'code' };
  expect(represent([field('id')], { __typename: 'Book', id: '1' }, { rewrites: [typename, rename] })).toEqual({
    __typename: 'Media',
    code: '1',
  });
});

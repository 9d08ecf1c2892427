import type { PathSegment } from '../planning/plan.js';
import { typesOf } from '../testing/type-conditions.test-support.js';
import type { DataObject } from './execution.js';
import { collectAt, compilePath, locateAt } from './flatten-path.js';

const types = typesOf(
  'type Query { a: Int } interface Node { id: ID } type Book implements Node { id: ID } type Film implements Node { id: ID }',
);
const field = (name: string): PathSegment => ({ kind: 'field', name });
const type = (...conditions: string[]): PathSegment => ({ kind: 'type', conditions });

function found(data: DataObject, ...segments: PathSegment[]): { ids: unknown[]; places: unknown[] } {
  const path = compilePath(segments, types);
  const objects: DataObject[] = [];
  collectAt(data, path, objects);
  const located = locateAt(data, path);
  expect(located.map(({ object }) => object)).toEqual(objects);
  return { ids: objects.map(({ id }) => id), places: located.map((place) => place.path) };
}

test('walks through lists of any depth, past nulls and what is missing', () => {
  const data = { list: [[{ at: { id: 1 } }, null], [], null, [{ at: null }, {}, { at: [{ id: 2 }] }]] };
  expect(found(data, field('list'), field('at'))).toEqual({
    ids: [1, 2],
    places: [
      ['list', 0, 0, 'at'],
      ['list', 3, 2, 'at', 0],
    ],
  });
});

test('a type condition lets its types pass, its own name, and objects whose type is not known', () => {
  const data = { nodes: [{ id: 1, __typename: 'Book' }, { id: 2, __typename: 'Film' }, { id: 3 }, { id: 4, __typename: 'Node' }] };
  expect(found(data, field('nodes'), type('Book')).ids).toEqual([1, 3]);
  expect(found(data, field('nodes'), type('Node')).ids).toEqual([1, 2, 3, 4]);
  expect(found(data, field('nodes'), type('Book', 'Film')).ids).toEqual([1, 2, 3]);
  expect(found(data, type('Query'), field('nodes'), type('Film')).places).toEqual([
    ['nodes', 1],
    ['nodes', 2],
  ]);
});

test('leaves are not objects', () => {
  expect(found({ a: 'text', b: 1 }, field('a'), field('b')).ids).toEqual([]);
});

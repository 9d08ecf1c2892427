import type { Rewrite, RewriteSegment } from '../planning/plan.js';
import { typesOf } from '../testing/type-conditions.test-support.js';
import { compileRewrites, renamePath } from './rewrites.js';

const types = typesOf('type Query { a: Int } union Part = Bolt | Nut type Bolt { a: Int } type Nut { a: Int }');
const key = (name: string): RewriteSegment => ({ kind: 'key', key: name });
const type = (...conditions: string[]): RewriteSegment => ({ kind: 'type', conditions });
const rename = (to: string, ...path: RewriteSegment[]): Rewrite => ({ kind: 'renameKey', path, to });

function rewritten(data: unknown, ...rewrites: Rewrite[]): unknown {
  compileRewrites(rewrites, types)?.(data);
  return data;
}

test('renames a key on objects of a type, through lists', () => {
  const data = { parts: [{ __typename: 'Bolt', q: 1 }, { __typename: 'Nut', q: 2 }, null, [{ q: 3 }]] };
  expect(rewritten(data, rename('tag', key('parts'), type('Nut'), key('q')))).toEqual({
    parts: [{ __typename: 'Bolt', q: 1 }, { __typename: 'Nut', tag: 2 }, null, [{ tag: 3 }]],
  });
});

test('sets a value where there is one', () => {
  const set: Rewrite = { kind: 'setValue', path: [type('Part'), key('__typename')], value: 'Part' };
  expect(rewritten([{ __typename: 'Bolt' }, {}], set)).toEqual([{ __typename: 'Part' }, {}]);
});

test('a key with several new names goes under those that are free', () => {
  const data = [{ part: { __typename: 'Nut', q: 1 } }, { part: { __typename: 'Nut', q: 2, x: 'own' } }];
  const path = [key('part'), type('Nut'), key('q')];
  expect(rewritten(data, rename('x', ...path), rename('y', ...path))).toEqual([
    { part: { __typename: 'Nut', x: 1, y: 1 } },
    { part: { __typename: 'Nut', x: 'own', y: 2 } },
  ]);
});

test('no rewrites need no function', () => {
  expect(compileRewrites([], types)).toBeNull();
});

test('a path gets the new names, wherever lists are in it', () => {
  const rewrites = [rename('tag', key('parts'), type('Nut'), key('q'))];
  expect(renamePath(['parts', 3, 'q', 0], rewrites)).toEqual(['parts', 3, 'tag', 0]);
  expect(renamePath(['parts', 3, 'other'], rewrites)).toEqual(['parts', 3, 'other']);
  expect(renamePath(['q'], rewrites)).toEqual(['q']);
});

import { copyOf, mergeInto } from './merge.js';

function merged(target: Record<string, unknown>, source: Record<string, unknown>): unknown {
  mergeInto(target, source);
  return target;
}

test('objects merge key by key, lists position by position', () => {
  expect(merged({ a: { x: 1 }, list: [{ x: 1 }, null, { x: 3 }] }, { a: { y: 2 }, list: [{ y: 1 }, { y: 2 }, null], b: 1 })).toEqual({
    a: { x: 1, y: 2 },
    list: [{ x: 1, y: 1 }, { y: 2 }, { x: 3 }],
    b: 1,
  });
  expect(merged({ grid: [[{ x: 1 }], []] }, { grid: [[{ y: 1 }], []] })).toEqual({ grid: [[{ x: 1, y: 1 }], []] });
});

test('a null takes the place of nothing only', () => {
  expect(merged({ a: 1, b: { x: 1 }, c: [1] }, { a: null, b: null, c: null, d: null })).toEqual({ a: 1, b: { x: 1 }, c: [1], d: null });
  expect(merged({ a: null }, { a: { x: 1 } })).toEqual({ a: { x: 1 } });
});

test('a later leaf replaces an earlier one', () => {
  expect(merged({ __typename: 'Media' }, { __typename: 'Book' })).toEqual({ __typename: 'Book' });
});

test('no prototype is changed by data', () => {
  const evil = JSON.parse('{"json": {"__proto__": {"polluted": true}}}') as Record<string, unknown>;
  mergeInto({ json: { a: 1 } }, evil);
  mergeInto({}, JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, unknown>);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('a copy shares nothing', () => {
  const original = { a: [{ b: 1 }], c: null };
  const copy = copyOf(original);
  expect(copy).toEqual(original);
  expect(copy.a[0]).not.toBe(original.a[0]);
});

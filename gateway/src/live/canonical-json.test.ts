import { canonicalJson } from './canonical-json.js';

test('equal values give one text, whatever the order of their keys', () => {
  expect(canonicalJson({ b: [{ y: 1, x: null }], a: 'я' })).toBe('{"a":"я","b":[{"x":null,"y":1}]}');
  expect(canonicalJson({ a: 'я', b: [{ x: null, y: 1 }] })).toBe(canonicalJson({ b: [{ y: 1, x: null }], a: 'я' }));
});

test('the order of a list counts', () => {
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

import { fingerprint } from './fingerprint.js';

describe('a fingerprint', () => {
  test('is the same whatever the order of keys and whether an empty one is named', () => {
    expect(fingerprint({ a: 1, b: { c: [1, { d: 2, e: null }] } })).toBe(fingerprint({ b: { c: [1, { d: 2 }] }, f: undefined, a: 1 }));
    expect(fingerprint({ at: new Date('2026-11-22T00:00:00Z') })).toBe(fingerprint({ at: new Date('2026-11-22T07:00:00+07:00') }));
  });

  test.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: '' }, {}],
    [{ a: false }, {}],
    [{ a: new Date(0) }, { a: new Date(1) }],
  ])('tells %j from %j', (one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other));
  });
});

import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { encodeFields } from './encode-fields.js';

/** Values as columns of PostgreSQL hold them. */
const value = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('"', '\\', ',', '[', ']', 'null', '0', ':', ' ', 'я') }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.jsonValue().filter((json) => typeof json === 'object' && json !== null),
  );
const row = (): fc.Arbitrary<Record<string, unknown>> => fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), value(), { maxKeys: 6 });

/** What a row says, without the order of its fields and without those that are null. */
function meaning(fields: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== null));
}

function sameMeaning(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(meaning(a))), JSON.parse(JSON.stringify(meaning(b))));
}

describe('the encoding of a row', () => {
  it('can be read back, so no two different rows have the same', () => {
    fc.assert(
      fc.property(row(), (fields) => {
        const [kind, pairs] = JSON.parse(encodeFields('row', fields)) as [string, [string, unknown][]];
        expect(kind).toBe('row');
        expect(sameMeaning(Object.fromEntries(pairs), fields)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('differs exactly when the rows do', () => {
    fc.assert(
      fc.property(row(), row(), (a, b) => encodeFields('row', a) === encodeFields('row', b) === sameMeaning(a, b)),
      { numRuns: 2_000 },
    );
  });

  it('does not depend on the order of fields, nor on that of the fields within JSON', () => {
    fc.assert(
      fc.property(row(), (fields) => {
        const turned = (inner: unknown): unknown =>
          typeof inner !== 'object' || inner === null
            ? inner
            : Array.isArray(inner)
              ? inner.map(turned)
              : Object.fromEntries(Object.entries(inner).toReversed().map(([name, deeper]) => [name, turned(deeper)]));
        expect(encodeFields('row', turned(fields) as Record<string, unknown>)).toBe(encodeFields('row', fields));
      }),
    );
  });

  it('tells apart what looks alike', () => {
    const alike = [{}, { a: '' }, { a: 0 }, { a: false }, { a: '0' }, { a: 'null' }, { a: [] }, { a: {} }, { a: [null] }, { a: '[]' }, { b: '' }, { a: '', b: '' }, { 'a","b': '' }];
    expect(new Set(alike.map((fields) => encodeFields('row', fields))).size).toBe(alike.length);
    expect(encodeFields('a', {})).not.toBe(encodeFields('b', {}));
  });

  it('takes null and absent for the same, so that a column may come later', () => {
    expect(encodeFields('row', { a: 1, b: null, c: undefined })).toBe(encodeFields('row', { a: 1 }));
  });

  it('writes a text as UTF-8 can hold it', () => {
    expect(encodeFields('row', { a: 'x\ud800' })).toBe(encodeFields('row', { a: 'x\ufffd' }));
  });
});

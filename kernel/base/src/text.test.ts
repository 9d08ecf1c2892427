import fc from 'fast-check';
import { canName, checkLine, checkText, normaliseLine, normaliseText } from './text.js';

const codes = (text: string) => checkText(normaliseText(text), ['text'], 100).map((issue) => issue.code);

describe('a text', () => {
  test.each(['', '   ', '\n\t\u00a0', '\u200b\u200d', '\u0000\u0007', '\u202e'])('%j says nothing', (text) => {
    expect(codes(text)).toEqual(['REQUIRED']);
  });

  test('may be as long as the limit and no longer, counted as people count', () => {
    expect(codes('я'.repeat(100))).toEqual([]);
    expect(codes('я'.repeat(101))).toEqual(['TOO_LONG']);
    expect(codes('🚧'.repeat(100))).toEqual([]);
    expect(codes(`  ${'я'.repeat(100)}  `)).toEqual([]);
  });

  test('loses control characters and half characters, keeps lines and emoji', () => {
    expect(normaliseText(' Яма\u0000 на\r\nул. Ленина\u202e \u{1f468}\u200d\u{1f469} \ud800')).toBe(
      'Яма на\nул. Ленина \u{1f468}\u200d\u{1f469} \ufffd',
    );
  });

  test('can be compared by the database once it is normalised, and is not changed by being normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(canName(normaliseText(text))).toBe(true);
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      }),
    );
  });
});

describe('a single line', () => {
  const codesOf = (text: string) => checkLine(text, ['name'], 10).map((issue) => issue.code);

  test.each(['a\u0000b', 'a\nb', 'a\tb', '\ud800', 'a\u202eb', 'a\u2028b'])('%j has signs that nobody sees', (text) => {
    expect(codesOf(text)).toEqual(['BAD_TEXT']);
  });

  test.each<[string, string[]]>([
    ['Анна', []],
    ['', ['REQUIRED']],
    [' ', ['REQUIRED']],
    ['я'.repeat(11), ['TOO_LONG']],
  ])('%j: %j', (text, expected) => expect(codesOf(text)).toEqual(expected));

  test('has one space where people put many, and keeps what it must be refused for', () => {
    expect(normaliseLine('  ул.\tЛенина,\r\n 5 ')).toBe('ул. Ленина, 5');
    expect(codesOf(normaliseLine('a\u0000b'))).toEqual(['BAD_TEXT']);
  });
});

import fc from 'fast-check';
import { MAX_TEXT_LENGTH, checkText, normaliseText } from './text.js';

const codes = (text: string) => checkText(normaliseText(text), ['text']).map((issue) => issue.code);

describe('a text', () => {
  test.each(['', '   ', '\n\t\u00a0', '\u200b\u200d', '\u0000\u0007', '\u202e'])('%j says nothing', (text) => {
    expect(codes(text)).toEqual(['REQUIRED']);
  });

  test('may have 10,000 characters and no more, counted as people count them', () => {
    expect(codes('я'.repeat(MAX_TEXT_LENGTH))).toEqual([]);
    expect(codes('я'.repeat(MAX_TEXT_LENGTH + 1))).toEqual(['TOO_LONG']);
    expect(codes('🚧'.repeat(MAX_TEXT_LENGTH))).toEqual([]);
    expect(codes(`  ${'я'.repeat(MAX_TEXT_LENGTH)}  `)).toEqual([]);
  });

  test('loses control characters and half characters, keeps lines and emoji', () => {
    expect(normaliseText(' Яма\u0000 на\r\nул. Ленина\u202e \u{1f468}\u200d\u{1f469} \ud800')).toBe(
      'Яма на\nул. Ленина \u{1f468}\u200d\u{1f469} \ufffd',
    );
  });

  test('is not changed by being normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      }),
    );
  });
});

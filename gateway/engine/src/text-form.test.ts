import { ORDINARY, UTF8 } from './text-form.js';

test.each(['', 'plain', 'Яма «глубокая»', '🙂 \u2028 \u0001'])('%j goes into each form and back', (text) => {
  for (const form of [ORDINARY, UTF8]) {
    expect(form.toString(form.of(text))).toBe(text);
    expect(form.toBytes(form.of(text))).toEqual(Buffer.from(text));
  }
  expect(UTF8.of(text)).toHaveLength(Buffer.byteLength(text));
});

import { ORDINARY, UTF8 } from './text-form.js';

test.each(['', 'plain', 'Яма «глубокая»', '🙂 \u2028 \u0001'])('%j goes into each form and back', (text) => {
  for (const form of [ORDINARY, UTF8]) {
    expect(form.toString(form.of(text))).toBe(text);
  }
  expect(Buffer.from(UTF8.of(text), 'latin1')).toEqual(Buffer.from(text));
});

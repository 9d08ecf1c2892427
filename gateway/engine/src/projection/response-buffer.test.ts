import { ORDINARY, UTF8 } from '../text-form.js';
import { dataOf, ResponseBuffer } from './response-buffer.js';

const LONG = 'Яма во дворе 🕳 '.repeat(20_000);
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

test.each([
  ['ordinary texts', ORDINARY, (text: string) => text],
  ['texts with a character for each byte', UTF8, utf8],
])('a response grows out of %s, short and long, of any characters', (_, form, given) => {
  const out = new ResponseBuffer();
  for (const text of ['', 'a', '"Яма 🕳"', 'x'.repeat(40), 'x'.repeat(41), `${'x'.repeat(39)}Я`, `${'x'.repeat(60)}🕳`, LONG]) {
    out.begin(form);
    out.text(given('['));
    out.text(given(text));
    out.text(given(']'));
    expect(form.toString(out.takeText())).toBe(`[${text}]`);
    const whole = out.take();
    expect(whole.toString()).toBe(`{"data":[${text}]}`);
    expect([dataOf(whole, 'utf8'), dataOf(whole, 'latin1')]).toEqual([`[${text}]`, utf8(`[${text}]`)]);
  }
});

test('pieces of other bytes, labels and what was written before are added', () => {
  const out = new ResponseBuffer().begin(UTF8);
  const source = Buffer.from(`..."name":"Яма"${','.repeat(100)}`);
  out.label(Buffer.from('{'));
  const from = out.length;
  out.copy(source, 3, source.indexOf(','));
  const to = out.length;
  out.label(Buffer.from(','));
  out.repeat(from, to);
  out.copy(source, source.indexOf(','), source.length);
  expect(out.take().toString()).toBe(`{"data":{"name":"Яма","name":"Яма"${','.repeat(100)}}`);
});

test('what is set back is forgotten, and a response that was taken does not change any more', () => {
  const out = new ResponseBuffer().begin(UTF8);
  const start = out.length;
  out.text('secret');
  out.length = start;
  out.text('null');
  const whole = out.take();
  out.begin(ORDINARY).text(LONG);
  expect(whole.toString()).toBe('{"data":null}');
});

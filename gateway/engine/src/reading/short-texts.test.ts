import { Random } from '../testing/random.test-support.js';
import { textAt } from './short-texts.js';

test('a piece of bytes is the same text, whatever was read before', () => {
  const random = new Random(4);
  for (let run = 0; run < 2_000; run++) {
    const bytes = Buffer.from(Array.from({ length: random.below(100) }, () => random.below(random.chance(0.5) ? 256 : 2)));
    const from = random.below(bytes.length + 1);
    const to = from + random.below(bytes.length - from + 1);
    const right = bytes.toString('latin1', from, to);
    expect([textAt(bytes, from, to), textAt(bytes, from, to)]).toEqual([right, right]);
  }
});

test('more texts than are remembered are all told apart', () => {
  const texts = Array.from({ length: 10_000 }, (_, index) => `"p${index}"`);
  const read = [...texts, ...texts].map((text) => textAt(Buffer.from(text), 0, text.length));
  expect(read).toEqual([...texts, ...texts]);
});

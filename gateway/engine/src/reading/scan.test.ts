import { Random } from '../testing/random.test-support.js';
import { MISMATCH, skipValue } from './scan.js';

const LETTERS = ['a', 'Ж', '🙂', '\\"', '\\\\', '\\u0416', '\\ud83d', '\\n', '\\/', '\u2028', '\u007f', ' '];
const NUMBERS = ['0', '-0', '12', '-3.50', '1e5', '2E-7', '4.0e+3'];

function randomText(random: Random, depth = 0): string {
  const kind = random.below(depth < 4 ? 7 : 5);
  if (kind === 0) return random.pick(['null', 'true', 'false']);
  if (kind === 1) return random.pick(NUMBERS);
  if (kind < 5) return randomString(random);
  const parts = Array.from({ length: random.below(4) }, () => randomText(random, depth + 1));
  return kind === 5 ? `[${parts.join(',')}]` : `{${parts.map((part) => `${randomString(random)}:${part}`).join(',')}}`;
}

function randomString(random: Random): string {
  return `"${Array.from({ length: random.below(5) }, () => random.pick(LETTERS)).join('')}"`;
}

/** With a byte too many, too few, or another one. */
function damaged(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length);
  const other = Buffer.from(random.pick(['"', '\\', ',', '}', ']', '0', 'e', '.', '-', 'n', '\n', '\u0001', ' ', ':', 'u']));
  return Buffer.concat([bytes.subarray(0, at), random.chance(0.7) ? other : Buffer.alloc(0), bytes.subarray(random.chance(0.5) ? at + 1 : at)]);
}

function parses(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString());
    return true;
  } catch {
    return false;
  }
}

test('what JSON.parse takes is skipped as a whole; what it does not take never is', () => {
  const random = new Random(7);
  let refused = 0;
  for (let count = 0; count < 3_000; count++) {
    const sound = Buffer.from(randomText(random));
    expect(skipValue(sound, 0)).toBe(sound.length);
    const broken = damaged(sound, random);
    if (parses(broken)) continue;
    refused++;
    expect({ text: broken.toString(), isWhole: skipValue(broken, 0) === broken.length }).toEqual({ text: broken.toString(), isWhole: false });
  }
  expect(refused).toBeGreaterThan(500);
});

test.each(['', '-', '01', '1.', '.5', '1e', '+1', '"', '"\\', '"\\u12', '"\\u12g4"', '"\\x"', '"\t"', 'nul', '[1', '[1,]', '{"a"}', '{"a":}', '{a:1}', '{"a":1,}', '['.repeat(100)])(
  '%j is no value',
  (text) => {
    const end = skipValue(Buffer.from(text), 0);
    expect(end === MISMATCH || end < text.length).toBe(true);
  },
);

import { CodedError } from '@otklik/base';
import { decodeCursor, decodeVersionCursor, encodeCursor } from './cursor.js';

const topic = 'appeal/0190b5a2-0000-7000-8000-000000000001';

test.each([
  { kind: 'version', topic, version: 7 } as const,
  { kind: 'version', topic: 'обращение/«1»', version: 0 } as const,
  { kind: 'log', position: Number.MAX_SAFE_INTEGER } as const,
])('a cursor comes back as it was: %j', (cursor) => {
  const text = encodeCursor(cursor);
  expect(decodeCursor(text)).toEqual(cursor);
  expect(text).toMatch(/^[\w-]+$/);
});

const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each([
  '',
  'not a cursor',
  '0',
  forged(null),
  forged({ v: topic }),
  forged(['v', topic]),
  forged(['v', topic, -1]),
  forged(['v', topic, 1.5]),
  forged(['v', topic, '1']),
  forged(['v', topic, 1, 'more']),
  forged(['l', 2 ** 60]),
  forged(['x', 1]),
  `${encodeCursor({ kind: 'log', position: 1 })}=`,
  'A'.repeat(100_000),
])('refuses a text that is not a cursor: %.40s', (text) => {
  expect(() => decodeCursor(text)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }) as CodedError);
});

test('a cursor of another topic, or of the whole log, is refused for a topic', () => {
  expect(decodeVersionCursor(encodeCursor({ kind: 'version', topic, version: 3 }), topic)).toBe(3);
  expect(() => decodeVersionCursor(encodeCursor({ kind: 'version', topic, version: 3 }), 'appeal/other')).toThrow(CodedError);
  expect(() => decodeVersionCursor(encodeCursor({ kind: 'log', position: 3 }), topic)).toThrow(CodedError);
});

import { createHash, randomUUID } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

let last = { atMs: -1, step: 0 };
const LAST_STEP = 0xfff;

/**
 * A new id: UUID version 7 (RFC 9562 §5.7), which begins with its time, in milliseconds. Those that one process makes for one millisecond
 * rise too (§6.2, method 1), the first 2,048 of them at least; 62 bits are left to chance.
 */
export function newId(atMs: number = Date.now()): string {
  const time = atMs.toString(16).padStart(12, '0');
  // Node keeps a store of random bytes for version 4; what follows its version digit is what version 7 needs too.
  const chance = randomUUID().slice(15);
  const isNext = atMs === last.atMs && last.step < LAST_STEP;
  last = { atMs, step: isNext ? last.step + 1 : Number.parseInt(chance.slice(0, 3), 16) >> 1 };
  return `${time.slice(0, 8)}-${time.slice(8)}-7${last.step.toString(16).padStart(3, '0')}${chance.slice(3)}`;
}

/** The id that belongs to a name: UUID version 5 (RFC 9562 §5.5). The same namespace and name give the same id everywhere. */
export function nameId(namespace: string, name: string): string {
  const digest = createHash('sha1').update(namespace).update('\0').update(name).digest();
  return format(digest.subarray(0, 16), 5);
}

/** Whether a text has the form of a UUID, which PostgreSQL would accept as one. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

function format(bytes: Buffer, version: number): string {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

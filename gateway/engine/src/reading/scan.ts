/** What the functions here return when the bytes are not what they look for. */
export const MISMATCH = -1;

/** JSON scalars may be nested; deeper ones are left to `JSON.parse`. */
const MAX_DEPTH = 64;

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
/** `e` and `E` differ from each other in this bit. */
const LOWER_CASE = 0x20;
const LETTER_E = 0x65;
const LETTER_U = 0x75;

const NULL = bytesOf('null');
const TRUE = bytesOf('true');
const FALSE = bytesOf('false');

/** 1 for bytes that mean themselves in a JSON string: all but control characters, `"` and `\`. */
const PLAIN = new Uint8Array(256).fill(1);
PLAIN.fill(0, 0, 0x20);
PLAIN[QUOTE] = PLAIN[BACKSLASH] = 0;

const ESCAPES: ReadonlySet<number> = new Set(bytesOf('"\\/bfnrt'));

export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

/** Whether the bytes at a position are these. */
export function standsAt(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  const { length } = expected;
  if (at + length > bytes.length) return false;
  for (let index = 0; index < length; index++) if (bytes[at + index] !== expected[index]) return false;
  return true;
}

/** The position after `null`, or a mismatch. */
export function skipNull(bytes: Uint8Array, at: number): number {
  return standsAt(bytes, at, NULL) ? at + NULL.length : MISMATCH;
}

/** The position after a JSON string whose opening quote is at `at`, or a mismatch. */
export function skipString(bytes: Uint8Array, at: number): number {
  const { length } = bytes;
  let position = at + 1;
  for (;;) {
    while (position < length && PLAIN[bytes[position]!] === 1) position++;
    if (position >= length) return MISMATCH;
    if (bytes[position] === QUOTE) return position + 1;
    if (bytes[position] !== BACKSLASH) return MISMATCH;
    position = skipEscape(bytes, position);
    if (position === MISMATCH) return MISMATCH;
  }
}

/** The position after any JSON value without white space, or a mismatch. */
export function skipValue(bytes: Uint8Array, at: number, depth = 0): number {
  switch (bytes[at]) {
    case QUOTE:
      return skipString(bytes, at);
    case NULL[0]:
      return skipNull(bytes, at);
    case TRUE[0]:
      return standsAt(bytes, at, TRUE) ? at + TRUE.length : MISMATCH;
    case FALSE[0]:
      return standsAt(bytes, at, FALSE) ? at + FALSE.length : MISMATCH;
    case OPEN_LIST:
      return depth < MAX_DEPTH ? skipMembers(bytes, at, CLOSE_LIST, depth + 1) : MISMATCH;
    case OPEN_OBJECT:
      return depth < MAX_DEPTH ? skipMembers(bytes, at, CLOSE_OBJECT, depth + 1) : MISMATCH;
    default:
      return skipNumber(bytes, at);
  }
}

/** The items of a list or the fields of an object. */
function skipMembers(bytes: Uint8Array, at: number, close: number, depth: number): number {
  if (bytes[at + 1] === close) return at + 2;
  let position = at;
  do {
    position++;
    if (close === CLOSE_OBJECT) {
      position = bytes[position] === QUOTE ? skipString(bytes, position) : MISMATCH;
      if (position === MISMATCH || bytes[position] !== COLON) return MISMATCH;
      position++;
    }
    position = skipValue(bytes, position, depth);
    if (position === MISMATCH) return MISMATCH;
  } while (bytes[position] === COMMA);
  return bytes[position] === close ? position + 1 : MISMATCH;
}

function skipEscape(bytes: Uint8Array, at: number): number {
  const letter = bytes[at + 1];
  if (letter !== LETTER_U) return letter !== undefined && ESCAPES.has(letter) ? at + 2 : MISMATCH;
  for (let position = at + 2; position < at + 6; position++) if (!isHexDigit(bytes[position])) return MISMATCH;
  return at + 6;
}

function skipNumber(bytes: Uint8Array, at: number): number {
  let position = bytes[at] === MINUS ? at + 1 : at;
  position = bytes[position] === ZERO ? position + 1 : skipDigits(bytes, position);
  if (position !== MISMATCH && bytes[position] === POINT) position = skipDigits(bytes, position + 1);
  if (position === MISMATCH || (bytes[position]! | LOWER_CASE) !== LETTER_E) return position;
  const hasSign = bytes[position + 1] === MINUS || bytes[position + 1] === PLUS;
  return skipDigits(bytes, position + (hasSign ? 2 : 1));
}

/** One digit at least. */
function skipDigits(bytes: Uint8Array, at: number): number {
  let position = at;
  while (isDigit(bytes[position])) position++;
  return position === at ? MISMATCH : position;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

function isHexDigit(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const lower = byte | LOWER_CASE;
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66);
}

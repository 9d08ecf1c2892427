/** A power of two. */
const SLOTS = 4_096;
const LONGEST = 40;
/** The text that was last read for each slot. */
const texts: (string | undefined)[] = new Array<string | undefined>(SLOTS).fill(undefined);

/**
 * A piece of an answer with one character for each byte, never as a part of a longer string, all of which would be kept with it. Keys,
 * names of types and the like come again and again: those that came lately need not be made, hashed and collected anew.
 */
export function textAt(bytes: Buffer, from: number, to: number): string {
  const length = to - from;
  if (length > LONGEST) return bytes.toString('latin1', from, to);
  let hash = length;
  for (let position = from; position < to; position++) hash = (Math.imul(hash, 31) + bytes[position]!) | 0;
  const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  const known = texts[slot];
  if (known !== undefined && known.length === length && isAt(bytes, from, known)) return known;
  return (texts[slot] = bytes.toString('latin1', from, to));
}

function isAt(bytes: Buffer, from: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) !== bytes[from + index]) return false;
  return true;
}

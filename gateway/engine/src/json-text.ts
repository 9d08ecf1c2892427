/** What JSON escapes; lone surrogates too, since JSON.stringify is well-formed. Half a pair is enough to be careful. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/; // eslint-disable-line no-control-regex

/** JSON text of a string. Looking first is cheaper than `JSON.stringify`, which copies: nearly no string has anything to escape. */
export function quote(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** JSON text of a leaf of the data: text already, a list of such, or null. Null when it is neither. */
export function leafText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? `[${value.map((item) => leafText(item) ?? 'null').join(',')}]` : null;
}

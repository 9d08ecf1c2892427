const MIN_SUPPLEMENTARY = 0x10000;
const MAX_CODE_POINT = 0x10ffff;

/** Comments, block strings and strings. */
const STRINGS = /#[^\n\r]*|"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\])*"/g;
const ESCAPES = /\\(?:u(\d{4,})|[^])/g;

/**
 * SDL as the planner writes it, with the characters that it means. Planner 0.0.38 writes characters as they are, but those beyond
 * U+FFFF and control characters as `\u` with the *decimal* number: 😀 becomes `\u128512`, which everyone else reads as `ኅ12`.
 */
export function rightEscapes(sdl: string): string {
  return sdl.includes('\\u') ? withEscapes(sdl, (escape, digits) => (digits === undefined ? escape : characterOf(digits))) : sdl;
}

/** GraphQL text as the planner reads it right: planner 0.0.38 takes `\b`, the backspace, for U+0010. */
export function plainEscapes(text: string): string {
  return text.includes('\\b') ? withEscapes(text, (escape) => (escape === '\\b' ? '\\u0008' : escape)) : text;
}

/** With the escapes of all strings as `rewrite` makes them; block strings have none of these. */
function withEscapes(text: string, rewrite: (escape: string, digits: string | undefined) => string): string {
  const isOrdinary = (token: string): boolean => token.startsWith('"') && !token.startsWith('"""');
  return text.replace(STRINGS, (token) => (isOrdinary(token) ? token.replace(ESCAPES, rewrite) : token));
}

/** More digits may follow that are characters of their own: as many belong to the number as make it a character. */
function characterOf(digits: string): string {
  for (let length = Math.min(digits.length, 7); length > 4; length--) {
    const code = Number(digits.slice(0, length));
    if (!digits.startsWith('0') && code >= MIN_SUPPLEMENTARY && code <= MAX_CODE_POINT) return String.fromCodePoint(code) + digits.slice(length);
  }
  return `\\u${Number(digits.slice(0, 4)).toString(16).padStart(4, '0')}${digits.slice(4)}`;
}

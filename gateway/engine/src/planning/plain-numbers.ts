/** Comments, strings and names, in which a number is none; and numbers. */
const TOKENS = /#[^\n\r]*|"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\])*"|[_A-Za-z]\w*|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** A number that the planner might not read is only in a text with one of these. */
const SUSPECT = /\d[eE]\d|\d{19}/;
const INTEGER = /^-?\d+$/;
/** An exponent without a sign. */
const BARE_EXPONENT = /[eE](?=\d)/;
const [LEAST, MOST] = [-(2n ** 63n), 2n ** 63n - 1n];

/**
 * GraphQL text with numbers as the planner reads them: planner 0.0.38 takes an exponent that begins with 0 or 9 only after a sign
 * (not `1e9`, but `1e+9`), and whole numbers of 64 bits only (one beyond them is written as a float, which is what it is in JavaScript).
 */
export function plainNumbers(text: string): string {
  return SUSPECT.test(text) ? text.replace(TOKENS, (token) => (/^[-\d]/.test(token) ? plainNumber(token) : token)) : text;
}

function plainNumber(number: string): string {
  if (!INTEGER.test(number)) return number.replace(BARE_EXPONENT, (letter) => `${letter}+`);
  const value = BigInt(number);
  return value < LEAST || value > MOST ? `${number}.0` : number;
}

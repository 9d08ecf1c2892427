import type { Told } from './ask.js';

/** Codes that say nothing but that there is nothing to be seen. */
const SILENT = new Set(['NOT_FOUND', 'BAD_CURSOR']);

/**
 * What became of a question, in a letter of the expectations:
 * `o` the very values that somebody entitled sees; `m` other values; `-` nothing: null, an empty list, NOT_FOUND; `x` refused: FORBIDDEN;
 * `!` anything else, which is never expected.
 */
export function outcomeOf(stranger: Told, entitled: Told): string {
  if (stranger.codes.some((code) => code !== 'FORBIDDEN' && !SILENT.has(code))) return '!';
  if (stranger.values.length > 0) return JSON.stringify(stranger.values) === JSON.stringify(entitled.values) ? 'o' : 'm';
  return stranger.codes.includes('FORBIDDEN') ? 'x' : '-';
}

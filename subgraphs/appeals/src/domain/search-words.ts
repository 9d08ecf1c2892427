import { publicText, type TextRange } from './public-text.js';

/** Stands for what is hidden: a word that no search asks for, so that what stood around it does not become one phrase. */
const GAP = ' и ';

/**
 * What everybody may find a text by: what everybody may read of it.
 * @param hidden the ranges of each redaction; null for one that hides all of it
 */
export function wordsForPublic(text: string, hidden: readonly (readonly TextRange[] | null)[]): string {
  return hidden.includes(null) ? '' : publicText(text, hidden.flatMap((ranges) => ranges ?? []), GAP);
}

/** The words of another system as they are kept: on one line, nothing blank around them; null when there are none. */
export function tidyWords(words: string | null | undefined): string | null {
  return (words ?? '').replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').toWellFormed().trim() || null;
}

/** Two titles that people take for the same give the same text: neither case nor «ё» nor spaces tell them apart. */
export function comparableWords(words: string): string {
  return (tidyWords(words) ?? '').toLowerCase().replaceAll('ё', 'е');
}

import { comparableWords, tidyWords } from './words.js';

test.each([
  ['  Ямы\u00a0на\tдороге \n', 'Ямы на дороге'],
  ['', null],
  [' \n', null],
  [null, null],
])('%j is kept as %j', (words, kept) => expect(tidyWords(words)).toBe(kept));

test('case, spaces and «ё» tell no titles apart', () => {
  expect(comparableWords(' Снег и  ГОЛОЛЁД ')).toBe(comparableWords('снег и гололед'));
  expect(comparableWords('Снег')).not.toBe(comparableWords('Снега'));
});

/** One condition of a search: the words of any of its wordings, one after the other. */
export interface SearchTerm {
  readonly wordings: readonly string[];
  /** Whether words like it may do when next to nothing is found. */
  readonly mayBeMisspelt: boolean;
}

/** What a search asks for. As the functions of the database take it. */
export interface SearchQuery {
  /** One of each list. */
  readonly every: readonly (readonly SearchTerm[])[];
  readonly none: readonly SearchTerm[];
}

/** In characters. */
export const MAX_SEARCH_LENGTH = 500;

/** So many words of one search are looked up when they may be misspelt. */
const MOST_MISSPELT = 6;
const MAY_BE_MISSPELT = /^\p{L}{4,30}$/u;

const QUOTES = /[«»„“”]/g;
const TOKEN = /(?<not>-?)(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;
const OR = new Set(['or', 'или']);
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
/** Between the words of one token; what a hyphen or a slash joins, such as `MTDH-2026-1`, stays one after the other. */
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}/\p{Pd}]+/u;

/** What people write in more than one way: forms of the whole word, and what is short for it. */
const ADDRESS_WORDS: readonly { readonly forms: RegExp; readonly wordings: readonly string[] }[] = [
  { forms: /^(ул|улиц(а|е|у|ы|ей))$/, wordings: ['улица', 'ул'] },
  { forms: /^(пр|пр-т|пр-кт|просп|проспект(а|е|у|ом)?)$/, wordings: ['проспект', 'пр', 'просп', 'пр-т', 'пр-кт'] },
  { forms: /^(пер|переул(ок|ка|ке|ку|ком))$/, wordings: ['переулок', 'пер'] },
  { forms: /^(б-р|бул|бульвар(а|е|у|ом)?)$/, wordings: ['бульвар', 'б-р', 'бул'] },
  { forms: /^(наб|набережн(ая|ой|ую))$/, wordings: ['набережная', 'наб'] },
  { forms: /^(пл|площад(ь|и|ью))$/, wordings: ['площадь', 'пл'] },
  { forms: /^(мкр|мкрн|мкр-н|микрорайон(а|е|у|ом)?)$/, wordings: ['микрорайон', 'мкр', 'мкрн', 'мкр-н'] },
  { forms: /^(р-н|район(а|е|у|ом)?)$/, wordings: ['район', 'р-н'] },
  { forms: /^(ш|шоссе)$/, wordings: ['шоссе', 'ш'] },
  { forms: /^(д|дом(а|е|у|ом)?)$/, wordings: ['дом', 'д'] },
  { forms: /^(корп|корпус(а|е|у|ом)?)$/, wordings: ['корпус', 'корп'] },
  { forms: /^(кв|квартир(а|е|у|ы|ой))$/, wordings: ['квартира', 'кв'] },
];

/**
 * Reads what somebody typed: words, all of which must be there; `"several words"` one after the other; `-word` that must not be there;
 * `or` between two of which one will do. Anything else between words is as good as a space.
 */
export function readSearch(typed: string): SearchQuery {
  const every: SearchTerm[][] = [];
  const none: SearchTerm[] = [];
  let misspelt = 0;
  let isAlternative = false;
  for (const { groups = {} } of typed.toWellFormed().normalize('NFC').replace(QUOTES, '"').matchAll(TOKEN)) {
    const { not = '', phrase, word = '' } = groups;
    if (phrase === undefined && not === '' && OR.has(word.toLowerCase())) {
      isAlternative = every.length > 0;
      continue;
    }
    const said = (phrase === undefined ? word.split(BETWEEN_WORDS) : [phrase]).filter((words) => SAYS_SOMETHING.test(words));
    const terms = said.map((words): SearchTerm => {
      if (phrase !== undefined) return { wordings: [words], mayBeMisspelt: false };
      const mayBeMisspelt = not === '' && misspelt < MOST_MISSPELT && MAY_BE_MISSPELT.test(words);
      if (mayBeMisspelt) misspelt += 1;
      return { wordings: wordingsOf(words), mayBeMisspelt };
    });
    if (terms.length === 0) continue;
    if (not !== '') none.push(...terms);
    else if (isAlternative) every.at(-1)!.push(...terms);
    else every.push(...terms.map((term) => [term]));
    isAlternative = false;
  }
  return { every, none };
}

function wordingsOf(word: string): readonly string[] {
  const plain = word.toLowerCase().replaceAll('ё', 'е');
  return ADDRESS_WORDS.find(({ forms }) => forms.test(plain))?.wordings ?? [word];
}

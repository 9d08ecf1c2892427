/** A part of a text, counted in UTF-16 code units as JavaScript does: from the first one up to but not including the last one. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

// Every repetition is bounded, so that no text of whatever kind takes long.
const NAME = String.raw`\p{Lu}\p{Ll}{1,24}(?:-\p{Lu}\p{Ll}{1,24})?`;
const PATRONYMIC = String.raw`\p{Lu}\p{Ll}{1,20}(?:ович|евич|ьич|овн|евн|ичн)(?:а|у|ем|ы|е|ой|ою)?`;
const NOT_BEFORE = String.raw`(?<![\p{L}\d])`;
const NOT_AFTER = String.raw`(?![\p{L}\d])`;
const GAP = String.raw`\s{1,3}`;

/** People: their names, where it shows that they are names. */
const PEOPLE: readonly RegExp[] = [
  new RegExp(String.raw`${NOT_BEFORE}(?:${NAME}${GAP})?${NAME}${GAP}${PATRONYMIC}${NOT_AFTER}(?:${GAP}${NAME}${NOT_AFTER})?`, 'gu'),
  new RegExp(String.raw`(?<!(?:[Уу]л|[Уу]лиц\p{Ll}{1,3}|[Ии]м|[Ии]мени|пр-т|[Пп]роспект\p{Ll}{0,2})\.?\s{0,3})${NOT_BEFORE}${NAME}${GAP}\p{Lu}\.\s?\p{Lu}\.`, 'gu'),
  new RegExp(String.raw`(?<=[Мм]еня зовут[\s,:-]{1,4})${NAME}(?:${GAP}${NAME}){0,2}`, 'gu'),
  new RegExp(String.raw`(?<=[Сс]\s{1,3}[Уу]важением[\s,.!:–—-]{0,6})${NAME}(?:${GAP}(?:${NAME}|\p{Lu}\.)){0,3}`, 'gu'),
];

/** How somebody can be found or known. Numbers of town telephones stay: they are those of agencies and shops. */
const TRACES: readonly RegExp[] = [
  // E-mail.
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,64}(?:\.[\p{L}\d-]{1,64}){1,4}/gu,
  // Mobile and long-distance telephones.
  /(?<![\d+])(?:\+\s?7|8|7)[\s(.–-]{0,3}\d{3}[\s).–-]{0,3}\d{3}[\s.–-]{0,3}\d{2}[\s.–-]{0,3}\d{2}(?!\d)/gu,
  /(?<![\d+])\(?9\d{2}\)?[\s.–-]{0,3}\d{3}[\s.–-]{0,3}\d{2}[\s.–-]{0,3}\d{2}(?!\d)/gu,
  // СНИЛС.
  /(?<!\d)\d{3}[\s-]\d{3}[\s-]\d{3}[\s-]\d{2}(?!\d)/gu,
  // Policies of health insurance and bank cards.
  /(?<!\d)\d{4}[\s-]?\d{4}[\s-]?\d{4}[\s-]?\d{4}(?!\d)/gu,
  // Passports.
  /(?<=(?:[Пп]аспорт\p{Ll}{0,3}|[Сс]ери[яи])[^\d\n]{0,30})\d{2}\s?\d{2}\s{0,3}(?:№|N)?\s{0,3}\d{6}(?!\d)/gu,
  // Days of birth.
  /(?<!\d)\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}(?=\s{0,3}(?:г\.?\s?р|года\s+рожд|г\.\s?рожд))/gu,
  /(?<=(?:[Дд]ат\p{Ll}\s{1,3}рождения|[Рр]одил\p{Ll}{1,3})[\s:,-]{0,5})\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}/gu,
];

/** A flat in the middle of a text; «в квартире 15 градусов» is none. */
const FLATS: readonly RegExp[] = [
  /(?<![\p{L}\d])(?:[Кк]вартир\p{Ll}{0,2}|[Кк]в-р\p{Ll}|[Кк]в)\.?\s{0,3}(?:№|N)?\s{0,3}\d{1,4}(?:\s?[а-я](?![\p{L}\s]))?(?![\p{L}\d])(?!\s{0,3}(?:[,.]\d|градус|°|м²|м2|кв|метр|[,.-]\s?\d{1,3}\s{0,3}градус))/gu,
];

/** How an agency addresses whom it answers. */
const ADDRESSEES: readonly RegExp[] = [
  new RegExp(String.raw`(?<=[Уу]важаем(?:ый|ая|ые|ый\(ая\)|ый/ая)\s{1,3})${NAME}(?:${GAP}(?:${NAME}|\p{Lu}\.)){0,3}`, 'gu'),
  /(?<=Dear\s{1,3}(?:Mr\.?\s|Ms\.?\s|Mrs\.?\s)?)\p{Lu}\p{Ll}{1,24}(?:\s\p{Lu}\p{Ll}{1,24}){0,2}(?=[,!])/gu,
];

/**
 * What a citizen wrote as everybody sees it: without what a moderator has hidden, and without what says who wrote it, as far as a machine
 * can tell: names, telephones, addresses of e-mail, numbers of documents, days of birth, flats.
 * @param hidden by a moderator, in any order
 * @param mark stands for everything that is hidden
 */
export function publicText(text: string, hidden: readonly TextRange[], mark: string): string {
  return hide(text, hidden, mark, [...PEOPLE, ...ADDRESSEES, ...TRACES, ...FLATS]);
}

/** What an agency answers as everybody sees it. Its telephones and its own names stay: they are the agency's word. */
export function publicAnswer(text: string, hidden: readonly TextRange[], mark: string): string {
  return hide(text, hidden, mark, [...ADDRESSEES, ...FLATS]);
}

function hide(text: string, hidden: readonly TextRange[], mark: string, patterns: readonly RegExp[]): string {
  const masked = (part: string): string => patterns.reduce((rest, pattern) => rest.replace(pattern, () => mark), part);
  let shown = '';
  let from = 0;
  for (const { start, end } of joined(hidden)) {
    shown += masked(text.slice(from, start)) + mark;
    from = end;
  }
  return shown + masked(text.slice(from));
}

/** The same ranges in their order, those that touch as one. */
export function joined(ranges: readonly TextRange[]): TextRange[] {
  const all: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last === undefined || range.start > last.end) all.push(range);
    else all[all.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return all;
}

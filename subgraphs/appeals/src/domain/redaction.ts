import type { LocalizedText, ValidationIssue } from '@otklik/base';
import type { TextRange } from './public-text.js';

/** What is hidden from everybody but insiders. */
export enum RedactionTarget {
  TEXT = 'TEXT',
  ANSWER = 'ANSWER',
  ATTACHMENT = 'ATTACHMENT',
  APPEAL = 'APPEAL',
}

/** Why something is hidden. Everybody may know it. */
export enum RedactionReason {
  PERSONAL_DATA = 'PERSONAL_DATA',
  OFFENSIVE = 'OFFENSIVE',
  UNLAWFUL = 'UNLAWFUL',
  SECRET = 'SECRET',
  ADVERTISING = 'ADVERTISING',
  IRRELEVANT = 'IRRELEVANT',
}

/** What people call the reasons. */
export const REASON_TITLES: Readonly<Record<RedactionReason, LocalizedText>> = {
  PERSONAL_DATA: { ru: 'персональные данные', en: 'personal data' },
  OFFENSIVE: { ru: 'оскорбления или нецензурная речь', en: 'insults or obscene language' },
  UNLAWFUL: { ru: 'призывы или сведения, запрещённые законом', en: 'calls or information that the law forbids' },
  SECRET: { ru: 'сведения, охраняемые законом', en: 'information that the law protects' },
  ADVERTISING: { ru: 'реклама', en: 'advertising' },
  IRRELEVANT: { ru: 'не относится к делу', en: 'beside the matter' },
};

const TARGET_TITLES: Readonly<Record<RedactionTarget, LocalizedText>> = {
  TEXT: { ru: 'Скрыт текст', en: 'The text is hidden' },
  ANSWER: { ru: 'Скрыт текст ответа', en: 'The text of the answer is hidden' },
  ATTACHMENT: { ru: 'Скрыт файл', en: 'A file is hidden' },
  APPEAL: { ru: 'Сообщение снято с публикации', en: 'The message is no longer public' },
};

const PART_TITLES: Readonly<Partial<Record<RedactionTarget, LocalizedText>>> = {
  TEXT: { ru: 'Скрыта часть текста', en: 'A part of the text is hidden' },
  ANSWER: { ru: 'Скрыта часть ответа', en: 'A part of the answer is hidden' },
};

/** Stands in a public text for what is hidden. */
export const HIDDEN_MARK: LocalizedText = { ru: '[скрыто]', en: '[hidden]' };

/** The most ranges of one redaction. */
const MAX_RANGES = 100;

/** What the history says of a redaction. */
export function redactionComment(target: RedactionTarget, reason: RedactionReason, isPart: boolean): LocalizedText {
  const title = (isPart ? PART_TITLES[target] : undefined) ?? TARGET_TITLES[target];
  return { ru: `${title.ru}: ${REASON_TITLES[reason].ru}`, en: `${title.en}: ${REASON_TITLES[reason].en}` };
}

/** What is wrong with ranges of a text. */
export function checkRanges(ranges: readonly TextRange[], text: string): ValidationIssue[] {
  if (ranges.length > MAX_RANGES) return [{ path: ['ranges'], code: 'OUT_OF_RANGE', message: { ru: `Не больше ${MAX_RANGES} фрагментов.`, en: `No more than ${MAX_RANGES} ranges.` } }];
  return ranges.flatMap((range, index) => (isRangeOf(range, text) ? [] : [{ path: ['ranges', String(index)], code: 'OUT_OF_RANGE', message: BAD_RANGE }]));
}

/** Also not one that would leave half a character. */
function isRangeOf({ start, end }: TextRange, text: string): boolean {
  return start >= 0 && start < end && end <= text.length && text.slice(0, start).isWellFormed() && text.slice(start, end).isWellFormed();
}

const BAD_RANGE: LocalizedText = { ru: 'Такого фрагмента в тексте нет.', en: 'The text has no such range.' };

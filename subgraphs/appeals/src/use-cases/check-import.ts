import { checkLine, checkText, type ValidationIssue } from '@otklik/base';
import type { Origin } from '../domain/origin.js';

/** The most messages of one import. */
const MAX_MESSAGES = 200;
const MAX_SOURCE_LENGTH = 100;
const MAX_EXTERNAL_ID_LENGTH = 200;
/** The longest words of another system, in characters: as long as the form of «Другое» keeps them. */
const MAX_WORDS_LENGTH = 500;
/** Before this no system of a region took messages: an earlier date was read wrongly. */
const EARLIEST = Date.UTC(1990, 0, 1);

/** What is wrong with an import as a whole. */
export function checkImport(source: string, messages: number): ValidationIssue[] {
  const issues = checkLine(source, ['source'], MAX_SOURCE_LENGTH);
  if (messages >= 1 && messages <= MAX_MESSAGES) return issues;
  const message = { ru: `За один раз — от 1 до ${MAX_MESSAGES} сообщений.`, en: `One import has 1 to ${MAX_MESSAGES} messages.` };
  return [...issues, { path: ['messages'], code: 'OUT_OF_RANGE', message }];
}

/** What is wrong with where a message comes from. */
export function checkOrigin({ externalId, subtopic, agency }: Origin, submittedAt: Date, now: Date): ValidationIssue[] {
  const issues = [
    ...checkLine(externalId, ['externalId'], MAX_EXTERNAL_ID_LENGTH),
    ...tooLong(subtopic, 'subtopic', MAX_WORDS_LENGTH),
    ...tooLong(agency, 'agency', MAX_WORDS_LENGTH),
  ];
  if (submittedAt.getTime() >= EARLIEST && submittedAt <= now) return issues;
  const message = { ru: 'Дата должна быть не раньше 1990 года и не в будущем.', en: 'The date must be 1990 or later and not in the future.' };
  return [...issues, { path: ['submittedAt'], code: 'OUT_OF_RANGE', message }];
}

function tooLong(text: string | null, field: string, most: number): ValidationIssue[] {
  return text === null ? [] : checkText(text, [field], most).filter(({ code }) => code === 'TOO_LONG');
}

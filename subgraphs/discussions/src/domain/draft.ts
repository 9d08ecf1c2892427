import { checkText, type ValidationIssue } from '@otklik/base';
import { plainText } from './plain-text.js';

/** The longest texts, in characters. */
export const MAX_TITLE_LENGTH = 300;
export const MAX_SUMMARY_LENGTH = 5_000;
export const MAX_CLAUSE_NUMBER_LENGTH = 30;
export const MAX_CLAUSE_LENGTH = 20_000;
/** The longest proposal, explanation or reason. */
export const MAX_WORD_LENGTH = 10_000;
/** The most clauses of a version. */
export const MAX_CLAUSES = 1_000;

/** A clause as the agency writes it. */
export interface ClauseText {
  /** As lawyers cite it: `1`, `2.3`, `4а`. Unique within a version. */
  readonly number: string;
  readonly heading: string | null;
  readonly text: string;
}

/** The clauses as they are kept. */
export function cleanClauses(clauses: readonly { number: string; heading?: string | null; text: string }[]): ClauseText[] {
  return clauses.map(({ number, heading, text }) => ({
    number: plainText(number).replace(/\s+/g, ' '),
    heading: plainText(heading ?? '').replace(/\s+/g, ' ') || null,
    text: plainText(text),
  }));
}

/** What is wrong with the clauses of a version. */
export function checkClauses(clauses: readonly ClauseText[]): ValidationIssue[] {
  if (clauses.length === 0)
    return [
      {
        path: ['clauses'],
        code: 'REQUIRED',
        message: { ru: 'В проекте должен быть хотя бы один пункт.', en: 'A draft has at least one clause.' },
      },
    ];
  if (clauses.length > MAX_CLAUSES) {
    return [
      {
        path: ['clauses'],
        code: 'TOO_MANY',
        message: { ru: `В проекте может быть не больше ${MAX_CLAUSES} пунктов.`, en: `A draft has at most ${MAX_CLAUSES} clauses.` },
      },
    ];
  }
  const seen = new Set<string>();
  return clauses.flatMap(({ number, heading, text }, index) => {
    const path = ['clauses', String(index)];
    const issues = [
      ...checkText(number, [...path, 'number'], MAX_CLAUSE_NUMBER_LENGTH),
      ...(heading === null ? [] : checkText(heading, [...path, 'heading'], MAX_TITLE_LENGTH)),
      ...checkText(text, [...path, 'text'], MAX_CLAUSE_LENGTH),
    ];
    if (number !== '' && seen.has(number)) {
      issues.push({
        path: [...path, 'number'],
        code: 'NOT_UNIQUE',
        message: { ru: `Пункт ${number} уже есть.`, en: `There is a clause ${number} already.` },
      });
    }
    seen.add(number);
    return issues;
  });
}

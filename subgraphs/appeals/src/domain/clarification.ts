import { addDays, endOfDay, localDateAt, type ValidationIssue } from '@otklik/base';
import { AppealKind } from './appeal-kind.js';
import type { Pause } from './pause.js';

/** A question to the author of an appeal, as it is kept; moments are ISO 8601. */
export interface Clarification {
  readonly question: string;
  readonly askedAt: string;
  /** Until when the answer is waited for. */
  readonly answerBy: string;
  /** Null until there is one, and when there was none in time. */
  readonly answer: string | null;
  /** When the waiting ended. */
  readonly endedAt: string | null;
}

/** Calendar days for an answer when nobody says how many. */
export const DEFAULT_ANSWER_DAYS = 3;
const MAX_ANSWER_DAYS = 30;

/** What comes of it when the author is silent: 59-ФЗ does not know such a ground for refusal, so an appeal is then answered as it is. */
export function silenceRejects(kind: AppealKind): boolean {
  return kind === AppealKind.MESSAGE;
}

/** When the term stands still: 59-ФЗ does not stop the term of an appeal. */
export function pausesOf(kind: AppealKind, clarifications: readonly Clarification[]): Pause[] {
  if (kind === AppealKind.APPEAL) return [];
  return clarifications.map(({ askedAt, endedAt }) => ({ from: new Date(askedAt), to: endedAt === null ? null : new Date(endedAt) }));
}

/** A new question. @param days calendar days for the answer, the day of the question not counted */
export function newClarification(question: string, days: number, now: Date, timeZone: string): Clarification {
  const answerBy = endOfDay(addDays(localDateAt(now, timeZone), days), timeZone);
  return { question, askedAt: now.toISOString(), answerBy: answerBy.toISOString(), answer: null, endedAt: null };
}

/** The questions with the last one closed. @param answer null when there was none in time */
export function closeClarification(clarifications: readonly Clarification[], answer: string | null, now: Date): Clarification[] {
  return [...clarifications.slice(0, -1), { ...clarifications.at(-1)!, answer, endedAt: now.toISOString() }];
}

/** What is wrong with the days for an answer. */
export function checkAnswerDays(days: number): ValidationIssue[] {
  if (Number.isInteger(days) && days >= 1 && days <= MAX_ANSWER_DAYS) return [];
  const message = { ru: `На ответ — от 1 до ${MAX_ANSWER_DAYS} дней.`, en: `There are 1 to ${MAX_ANSWER_DAYS} days for the answer.` };
  return [{ path: ['answerDays'], code: 'OUT_OF_RANGE', message }];
}

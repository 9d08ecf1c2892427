import type { LocalizedText, ValidationIssue } from '@otklik/base';
import { checkLocalized, normaliseLocalized, type LocalizedInput } from './localized-input.js';
import type { Question } from './question.js';
import { checkQuestion, normaliseQuestion, type QuestionInput } from './draft-question.js';

/** The most questions of one survey. */
export const MAX_QUESTIONS = 50;
const MAX_TITLE = 300;
const MAX_DESCRIPTION = 10_000;
const YEAR_MS = 366 * 86_400_000;

/** A survey as an agency sends it. */
export interface DraftInput {
  readonly title: LocalizedInput;
  readonly description?: LocalizedInput | null;
  readonly questions: readonly QuestionInput[];
  /** Absent: as soon as it is published. */
  readonly opensAt?: Date | null;
  readonly closesAt: Date;
}

/** A survey as it is kept. */
export interface Draft {
  readonly title: LocalizedText;
  readonly description: LocalizedText | null;
  readonly questions: readonly Question[];
  readonly opensAt: Date | null;
  readonly closesAt: Date;
}

/** Makes a draft fit to be kept: clean texts, defaults, ids for questions and options. */
export function normaliseDraft(input: DraftInput, newId: () => string): Draft {
  return {
    title: normaliseLocalized(input.title),
    description: input.description == null ? null : normaliseLocalized(input.description),
    questions: input.questions.map((question) => normaliseQuestion(question, newId)),
    opensAt: input.opensAt ?? null,
    closesAt: input.closesAt,
  };
}

/** Everything that is wrong with a normalised draft. */
export function checkDraft(draft: Draft, now: Date): ValidationIssue[] {
  return [
    ...checkLocalized(draft.title, ['title'], MAX_TITLE),
    ...(draft.description === null ? [] : checkLocalized(draft.description, ['description'], MAX_DESCRIPTION)),
    ...checkNumberOfQuestions(draft.questions.length),
    ...draft.questions.flatMap((question, index) => checkQuestion(question, ['questions', String(index)])),
    ...checkPeriod(draft, now),
  ];
}

function checkNumberOfQuestions(count: number): ValidationIssue[] {
  const path = ['questions'];
  if (count === 0) return [{ path, code: 'REQUIRED', message: { ru: 'Добавьте хотя бы один вопрос.', en: 'Add at least one question.' } }];
  if (count <= MAX_QUESTIONS) return [];
  return [
    {
      path,
      code: 'TOO_MANY',
      message: { ru: `Вопросов не больше ${MAX_QUESTIONS}.`, en: `There may be no more than ${MAX_QUESTIONS} questions.` },
    },
  ];
}

function checkPeriod({ opensAt, closesAt }: Draft, now: Date): ValidationIssue[] {
  const path = ['closesAt'];
  if (closesAt <= now) {
    return [{ path, code: 'IN_THE_PAST', message: { ru: 'Срок окончания уже прошёл.', en: 'The end is in the past already.' } }];
  }
  if (closesAt.getTime() - now.getTime() > 3 * YEAR_MS) {
    return [
      { path, code: 'OUT_OF_RANGE', message: { ru: 'Срок окончания дальше трёх лет.', en: 'The end is more than three years away.' } },
    ];
  }
  if (opensAt !== null && now.getTime() - opensAt.getTime() > YEAR_MS) {
    const message = { ru: 'Начало раньше, чем год назад.', en: 'The beginning is more than a year ago.' };
    return [{ path: ['opensAt'], code: 'OUT_OF_RANGE', message }];
  }
  if (opensAt === null || opensAt < closesAt) return [];
  return [
    {
      path,
      code: 'BEFORE_OPENING',
      message: { ru: 'Опрос должен закончиться позже, чем начнётся.', en: 'A survey has to end after it begins.' },
    },
  ];
}

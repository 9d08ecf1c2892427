import type { Condition } from './question.js';
import { FIXED_SCALES, FormQuestionKind, type FormQuestion } from './question.js';

/** A question of a kind, as short as can be. */
export function ask(key: string, kind: FormQuestionKind = FormQuestionKind.SINGLE, more: Partial<FormQuestion> = {}): FormQuestion {
  const choices = (...keys: string[]) => keys.map((name) => ({ key: name, title: { ru: name } }));
  const options = kind === FormQuestionKind.TEXT || FIXED_SCALES[kind] !== undefined ? [] : choices('yes', 'no', 'maybe');
  return {
    key,
    kind,
    title: { ru: key },
    required: false,
    options,
    rows: kind === FormQuestionKind.MATRIX ? choices('a', 'b') : [],
    scale: FIXED_SCALES[kind] ?? null,
    maxLength: kind === FormQuestionKind.TEXT ? 100 : null,
    showIf: [],
    ...more,
  };
}

/** A condition with one test. */
export function when(question: string, test: Partial<Condition>): Condition {
  return { question, anyOf: null, noneOf: null, atLeast: null, atMost: null, isAnswered: null, ...test };
}

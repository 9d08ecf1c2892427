import type { ValidationIssue } from '@otklik/base';
import { checkFormQuestion, normaliseFormQuestion, type FormQuestionInput } from './check-question.js';
import type { FormQuestion } from './question.js';
import { checkTexts, languageOf, normaliseTexts, type TextInput, type Texts } from './texts.js';

/** The most questions of one version. */
export const MAX_FORM_QUESTIONS = 60;
const MAX_TITLE = 300;
const MAX_INTRODUCTION = 3_000;

/** What a version says and asks, as an agency sends it. */
export interface ContentInput {
  readonly defaultLanguage: string;
  readonly title: readonly TextInput[];
  readonly introduction?: readonly TextInput[] | null;
  readonly thanks?: readonly TextInput[] | null;
  readonly questions: readonly FormQuestionInput[];
}

/** What a version says and asks. */
export interface Content {
  /** Every text is there in this language. */
  readonly defaultLanguage: string;
  readonly title: Texts;
  readonly introduction: Texts | null;
  /** What is said to somebody who has answered. */
  readonly thanks: Texts | null;
  readonly questions: readonly FormQuestion[];
}

/** Makes a version fit to be kept. */
export function normaliseContent(input: ContentInput): Content {
  return {
    defaultLanguage: languageOf(input.defaultLanguage) ?? input.defaultLanguage,
    title: normaliseTexts(input.title),
    introduction: input.introduction == null ? null : normaliseTexts(input.introduction),
    thanks: input.thanks == null ? null : normaliseTexts(input.thanks),
    questions: input.questions.map(normaliseFormQuestion),
  };
}

/** Everything that is wrong with a version by itself; what its conditions mean is looked at when it is published. */
export function checkContent(input: ContentInput): ValidationIssue[] {
  const main = languageOf(input.defaultLanguage);
  if (main === null) return [{ path: ['defaultLanguage'], code: 'UNKNOWN_LANGUAGE', message: NO_LANGUAGE }];
  const long = { main, maxLength: MAX_INTRODUCTION };
  return [
    ...checkTexts(input.title, ['title'], { main, maxLength: MAX_TITLE }),
    ...(input.introduction == null ? [] : checkTexts(input.introduction, ['introduction'], long)),
    ...(input.thanks == null ? [] : checkTexts(input.thanks, ['thanks'], long)),
    ...checkNumber(input.questions.length),
    ...input.questions.flatMap((question, index) => checkFormQuestion(question, ['questions', String(index)], main)),
    ...repeatedKeys(input.questions.map(({ key }) => key)),
  ];
}

/** The languages in which a version says something, the default one first. */
export function languagesOf({ defaultLanguage, title, introduction, thanks, questions }: Content): string[] {
  const texts = [title, introduction, thanks, ...questions.flatMap((question) => [question.title, ...question.options.map((one) => one.title), ...question.rows.map((one) => one.title)])];
  return [...new Set([defaultLanguage, ...texts.flatMap((text) => Object.keys(text ?? {})).sort()])];
}

function checkNumber(count: number): ValidationIssue[] {
  const path = ['questions'];
  if (count === 0) return [{ path, code: 'REQUIRED', message: { ru: 'Добавьте хотя бы один вопрос.', en: 'Add at least one question.' } }];
  if (count <= MAX_FORM_QUESTIONS) return [];
  return [{ path, code: 'TOO_MANY', message: { ru: `Вопросов не больше ${MAX_FORM_QUESTIONS}.`, en: `There may be no more than ${MAX_FORM_QUESTIONS} questions.` } }];
}

function repeatedKeys(keys: readonly string[]): ValidationIssue[] {
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [{ path: ['questions', String(index), 'key'], code: 'DUPLICATE', message: { ru: `Ключ «${key}» уже есть у другого вопроса.`, en: `Another question has the key "${key}" already.` } }],
  );
}

const NO_LANGUAGE = { ru: 'Назовите основной язык кодом BCP 47: ru, en, tt.', en: 'Name the default language by a BCP 47 tag: ru, en, tt.' };

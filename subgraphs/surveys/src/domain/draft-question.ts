import type { LocalizedText, ValidationIssue } from '@otklik/base';
import { checkLocalized, normaliseLocalized, type LocalizedInput } from './localized-input.js';
import { QuestionKind, type Option, type Question, type Scale } from './question.js';

const MAX_TITLE = 500;
const MAX_OPTION = 300;
const MIN_OPTIONS = 2;
const MAX_OPTIONS = 50;
/** Two values are a choice: their mean and n would tell both counts, however small. */
const MIN_SCALE_VALUES = 3;
const SCALE_LIMIT = 100;
const DEFAULT_TEXT_LENGTH = 1_000;
const MAX_TEXT_LENGTH = 5_000;

/** A question as an agency sends it. */
export interface QuestionInput {
  readonly kind: QuestionKind;
  readonly title: LocalizedInput;
  readonly options?: readonly LocalizedInput[] | null;
  readonly scale?: Scale | null;
  /** No by default. */
  readonly required?: boolean | null;
  readonly maxLength?: number | null;
}

/** Makes a question fit to be kept. What does not belong to its kind stays in, for the check to find. */
export function normaliseQuestion(input: QuestionInput, newId: () => string): Question {
  return {
    id: newId(),
    kind: input.kind,
    title: normaliseLocalized(input.title),
    required: input.required ?? false,
    options: (input.options ?? []).map((option) => ({ id: newId(), title: normaliseLocalized(option) })),
    scale: input.scale == null ? null : { min: input.scale.min, max: input.scale.max },
    maxLength: input.maxLength ?? (input.kind === QuestionKind.TEXT ? DEFAULT_TEXT_LENGTH : null),
  };
}

/** Everything that is wrong with a normalised question. */
export function checkQuestion(question: Question, path: readonly string[]): ValidationIssue[] {
  return [
    ...checkLocalized(question.title, [...path, 'title'], MAX_TITLE),
    ...checkOptions(question, [...path, 'options']),
    ...checkScale(question, [...path, 'scale']),
    ...checkMaxLength(question, [...path, 'maxLength']),
  ];
}

function checkOptions({ kind, options }: Question, path: readonly string[]): ValidationIssue[] {
  if (kind !== QuestionKind.SINGLE && kind !== QuestionKind.MULTIPLE) return options.length > 0 ? [wrongKind(path, kind)] : [];
  const issues = options.flatMap((option, index) => checkLocalized(option.title, [...path, String(index)], MAX_OPTION));
  if (options.length < MIN_OPTIONS || options.length > MAX_OPTIONS)
    issues.push(outOfRange(path, 'Вариантов ответа', 'Options', MIN_OPTIONS, MAX_OPTIONS));
  return [...issues, ...repeatedOptions(options, path)];
}

function repeatedOptions(options: readonly Option[], path: readonly string[]): ValidationIssue[] {
  const seen = new Set<string>();
  return options.flatMap(({ title }, index) => {
    const name = nameOf(title);
    if (name === '' || !seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = { ru: `Вариант «${title.ru}» уже есть.`, en: `The option "${title.ru}" is there already.` };
    return [{ path: [...path, String(index)], code: 'DUPLICATE', message }];
  });
}

function nameOf({ ru }: LocalizedText): string {
  return ru.toLowerCase();
}

function checkScale({ kind, scale }: Question, path: readonly string[]): ValidationIssue[] {
  if (kind !== QuestionKind.SCALE) return scale === null ? [] : [wrongKind(path, kind)];
  if (scale === null) return [{ path, code: 'REQUIRED', message: { ru: 'Укажите границы шкалы.', en: 'Name the ends of the scale.' } }];
  const { min, max } = scale;
  const inRange = [min, max].every((end) => Number.isInteger(end) && Math.abs(end) <= SCALE_LIMIT);
  if (!inRange) return [outOfRange(path, 'Границы шкалы', 'Ends of the scale', -SCALE_LIMIT, SCALE_LIMIT)];
  if (max - min + 1 >= MIN_SCALE_VALUES) return [];
  return [
    {
      path,
      code: 'OUT_OF_RANGE',
      message: {
        ru: `На шкале не меньше ${MIN_SCALE_VALUES} значений, от меньшего к большему.`,
        en: `A scale has at least ${MIN_SCALE_VALUES} values, from small to large.`,
      },
    },
  ];
}

function checkMaxLength({ kind, maxLength }: Question, path: readonly string[]): ValidationIssue[] {
  if (kind !== QuestionKind.TEXT) return maxLength === null ? [] : [wrongKind(path, kind)];
  if (maxLength !== null && Number.isInteger(maxLength) && maxLength >= 1 && maxLength <= MAX_TEXT_LENGTH) return [];
  return [outOfRange(path, 'Длина ответа', 'The length of an answer', 1, MAX_TEXT_LENGTH)];
}

function wrongKind(path: readonly string[], kind: QuestionKind): ValidationIssue {
  return {
    path,
    code: 'WRONG_KIND',
    message: { ru: `Вопросу вида ${kind} это не нужно.`, en: `A question of the kind ${kind} takes none.` },
  };
}

function outOfRange(path: readonly string[], ru: string, en: string, min: number, max: number): ValidationIssue {
  return { path, code: 'OUT_OF_RANGE', message: { ru: `${ru}: от ${min} до ${max}.`, en: `${en}: from ${min} to ${max}.` } };
}

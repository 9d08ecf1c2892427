import type { ValidationIssue } from '@otklik/base';
import { valuesOf, type Scale } from '../question.js';
import { FIXED_SCALES, FormQuestionKind, WITH_OPTIONS, type Choice, type Condition, type FormQuestion } from './question.js';
import { checkTexts, normaliseTexts, type TextInput } from './texts.js';

const KEY = /^[a-z][a-z0-9_-]{0,39}$/;
const MAX_TITLE = 500;
const MAX_OPTION = 300;
const MIN_OPTIONS = 2;
const MAX_OPTIONS = 50;
const MAX_ROWS = 30;
const MAX_RANKED = 10;
const MAX_CONDITIONS = 10;
const SCALE_LIMIT = 100;
const MIN_SCALE_VALUES = 3;
const DEFAULT_TEXT_LENGTH = 1_000;
const MAX_TEXT_LENGTH = 5_000;

/** An option as an agency sends it. */
export interface ChoiceInput {
  readonly key: string;
  readonly title: readonly TextInput[];
}

/** A condition as an agency sends it. */
export interface ConditionInput extends Pick<Condition, 'question'> {
  readonly anyOf?: readonly string[] | null;
  readonly noneOf?: readonly string[] | null;
  readonly atLeast?: number | null;
  readonly atMost?: number | null;
  readonly isAnswered?: boolean | null;
}

/** A question as an agency sends it. */
export interface FormQuestionInput {
  readonly key: string;
  readonly kind: FormQuestionKind;
  readonly title: readonly TextInput[];
  readonly required?: boolean | null;
  readonly options?: readonly ChoiceInput[] | null;
  readonly rows?: readonly ChoiceInput[] | null;
  readonly scale?: Scale | null;
  readonly maxLength?: number | null;
  readonly showIf?: readonly ConditionInput[] | null;
}

/** Makes a question fit to be kept. */
export function normaliseFormQuestion(input: FormQuestionInput): FormQuestion {
  const { key, kind } = input;
  const scale = FIXED_SCALES[kind] ?? input.scale ?? null;
  return {
    key,
    kind,
    title: normaliseTexts(input.title),
    required: input.required ?? false,
    options: (input.options ?? []).map(choiceOf),
    rows: (input.rows ?? []).map(choiceOf),
    scale: scale === null ? null : { min: scale.min, max: scale.max },
    maxLength: input.maxLength ?? (kind === FormQuestionKind.TEXT ? DEFAULT_TEXT_LENGTH : null),
    showIf: (input.showIf ?? []).map(conditionOf),
  };
}

function choiceOf({ key, title }: ChoiceInput): Choice {
  return { key, title: normaliseTexts(title) };
}

function conditionOf({ question, anyOf, noneOf, atLeast, atMost, isAnswered }: ConditionInput): Condition {
  return { question, anyOf: anyOf ?? null, noneOf: noneOf ?? null, atLeast: atLeast ?? null, atMost: atMost ?? null, isAnswered: isAnswered ?? null };
}

/** Everything that is wrong with a question by itself. @param main the default language */
export function checkFormQuestion(input: FormQuestionInput, path: readonly string[], main: string): ValidationIssue[] {
  return [
    ...checkKey(input.key, [...path, 'key']),
    ...checkTexts(input.title, [...path, 'title'], { main, maxLength: MAX_TITLE }),
    ...checkOptions(input, [...path, 'options'], main),
    ...checkRows(input, [...path, 'rows'], main),
    ...checkScale(input, [...path, 'scale']),
    ...checkMaxLength(input, [...path, 'maxLength']),
    ...checkConditions(input.showIf ?? [], [...path, 'showIf']),
  ];
}

function checkKey(key: string, path: readonly string[]): ValidationIssue[] {
  return KEY.test(key) ? [] : [{ path, code: 'BAD_KEY', message: BAD_KEY }];
}

function checkOptions({ kind, options }: FormQuestionInput, path: readonly string[], main: string): ValidationIssue[] {
  const given = options ?? [];
  if (!WITH_OPTIONS.has(kind)) return given.length > 0 ? [wrongKind(path, kind)] : [];
  const most = kind === FormQuestionKind.RANKING ? MAX_RANKED : MAX_OPTIONS;
  return [...checkChoices(given, path, main), ...(given.length < MIN_OPTIONS || given.length > most ? [range(path, 'Вариантов ответа', 'Options', MIN_OPTIONS, most)] : [])];
}

function checkRows({ kind, rows }: FormQuestionInput, path: readonly string[], main: string): ValidationIssue[] {
  const given = rows ?? [];
  if (kind !== FormQuestionKind.MATRIX) return given.length > 0 ? [wrongKind(path, kind)] : [];
  return [...checkChoices(given, path, main), ...(given.length < 1 || given.length > MAX_ROWS ? [range(path, 'Строк', 'Rows', 1, MAX_ROWS)] : [])];
}

function checkChoices(choices: readonly ChoiceInput[], path: readonly string[], main: string): ValidationIssue[] {
  const keys = choices.map(({ key }) => key);
  return choices.flatMap(({ key, title }, index) => {
    const place = [...path, String(index)];
    const repeated = keys.indexOf(key) < index ? [{ path: [...place, 'key'], code: 'DUPLICATE', message: SAME_KEY }] : [];
    return [...checkKey(key, [...place, 'key']), ...repeated, ...checkTexts(title, [...place, 'title'], { main, maxLength: MAX_OPTION })];
  });
}

function checkScale({ kind, scale }: FormQuestionInput, path: readonly string[]): ValidationIssue[] {
  const fixed = FIXED_SCALES[kind];
  if (fixed !== undefined) return scale == null || (scale.min === fixed.min && scale.max === fixed.max) ? [] : [fixedScale(path, kind, fixed)];
  if (kind !== FormQuestionKind.SCALE) return scale == null ? [] : [wrongKind(path, kind)];
  if (scale == null) return [{ path, code: 'REQUIRED', message: { ru: 'Укажите границы шкалы.', en: 'Name the ends of the scale.' } }];
  const inRange = [scale.min, scale.max].every((end) => Number.isInteger(end) && Math.abs(end) <= SCALE_LIMIT);
  if (!inRange) return [range(path, 'Границы шкалы', 'Ends of the scale', -SCALE_LIMIT, SCALE_LIMIT)];
  return valuesOf({ min: scale.min, max: Math.max(scale.min - 1, scale.max) }).length >= MIN_SCALE_VALUES ? [] : [{ path, code: 'OUT_OF_RANGE', message: SHORT_SCALE }];
}

function checkMaxLength({ kind, maxLength }: FormQuestionInput, path: readonly string[]): ValidationIssue[] {
  if (maxLength == null) return [];
  if (kind !== FormQuestionKind.TEXT) return [wrongKind(path, kind)];
  return Number.isInteger(maxLength) && maxLength >= 1 && maxLength <= MAX_TEXT_LENGTH ? [] : [range(path, 'Длина ответа', 'The length of an answer', 1, MAX_TEXT_LENGTH)];
}

/** The form alone: what it refers to is looked at when the version is published. */
function checkConditions(conditions: readonly ConditionInput[], path: readonly string[]): ValidationIssue[] {
  if (conditions.length > MAX_CONDITIONS) return [range(path, 'Условий', 'Conditions', 0, MAX_CONDITIONS)];
  return conditions.flatMap(({ anyOf, noneOf, atLeast, atMost, isAnswered }, index) => {
    const tests = [anyOf, noneOf, atLeast ?? atMost, isAnswered].filter((test) => test != null);
    if (tests.length !== 1) return [{ path: [...path, String(index)], code: 'ONE_TEST', message: ONE_TEST }];
    const keys = anyOf ?? noneOf;
    if (keys == null || (keys.length > 0 && keys.length <= MAX_OPTIONS)) return [];
    return [range([...path, String(index), anyOf == null ? 'noneOf' : 'anyOf'], 'Вариантов', 'Options', 1, MAX_OPTIONS)];
  });
}

function wrongKind(path: readonly string[], kind: FormQuestionKind): ValidationIssue {
  return { path, code: 'WRONG_KIND', message: { ru: `Вопросу вида ${kind} это не нужно.`, en: `A question of the kind ${kind} takes none.` } };
}

function range(path: readonly string[], ru: string, en: string, min: number, max: number): ValidationIssue {
  return { path, code: 'OUT_OF_RANGE', message: { ru: `${ru}: от ${min} до ${max}.`, en: `${en}: from ${min} to ${max}.` } };
}

function fixedScale(path: readonly string[], kind: FormQuestionKind, { min, max }: Scale): ValidationIssue {
  return { path, code: 'OUT_OF_RANGE', message: { ru: `Шкала ${kind} всегда от ${min} до ${max}.`, en: `The scale of ${kind} is always ${min} to ${max}.` } };
}

const BAD_KEY = { ru: 'Ключ: латинская буква, затем буквы, цифры, «_», «-»; до 40 знаков.', en: 'A key: a small Latin letter, then letters, digits, "_", "-"; up to 40 characters.' };
const SAME_KEY = { ru: 'Такой ключ уже есть.', en: 'There is such a key already.' };
const SHORT_SCALE = { ru: 'На шкале не меньше трёх значений, от меньшего к большему.', en: 'A scale has at least three values, from small to large.' };
const ONE_TEST = { ru: 'В условии ровно одна проверка: anyOf, noneOf, atLeast и/или atMost, isAnswered.', en: 'A condition has exactly one test: anyOf, noneOf, atLeast and/or atMost, isAnswered.' };

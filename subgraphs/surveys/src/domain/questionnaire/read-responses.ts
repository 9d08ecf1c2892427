import { checkText, isBlank, normaliseText, type LocalizedText, type ValidationIssue } from '@otklik/base';
import { isAsked } from './branching.js';
import { FormQuestionKind, NUMERIC, type Choice, type FormQuestion } from './question.js';
import type { Response, Responses } from './response.js';

/** An answer to one question as a client sends it. */
export interface ResponseInput {
  readonly question: string;
  readonly options?: readonly string[] | null;
  readonly value?: number | null;
  readonly matrix?: readonly { readonly row: string; readonly option: string }[] | null;
  readonly text?: string | null;
}

/** What a person sent, read against the questions. */
export interface ReadResponses {
  readonly responses: Responses;
  /** Everything that is wrong; the answers count only when nothing is. */
  readonly issues: readonly ValidationIssue[];
}

type Field = 'options' | 'value' | 'matrix' | 'text';

/**
 * Reads all answers of one person in the order of the questions, so that it is known what they were to be asked. The path of an issue
 * leads to the answer by its place in the list; a required question that is not in the list is named by its key.
 */
export function readResponses(questions: readonly FormQuestion[], inputs: readonly ResponseInput[]): ReadResponses {
  const places = new Map<string, number>();
  const issues: ValidationIssue[] = [];
  for (const [index, { question }] of inputs.entries()) {
    const path = ['answers', String(index), 'question'];
    if (!questions.some(({ key }) => key === question)) issues.push({ path, code: 'UNKNOWN_QUESTION', message: NO_QUESTION });
    else if (places.has(question)) issues.push({ path, code: 'DUPLICATE', message: ANSWERED_TWICE });
    else places.set(question, index);
  }
  const responses = new Map<string, Response>();
  for (const question of questions) {
    const index = places.get(question.key);
    const path = ['answers', index === undefined ? question.key : String(index)];
    if (!isAsked(question, responses)) {
      if (index !== undefined && said(question, inputs[index]!) !== null) issues.push({ path, code: 'NOT_ASKED', message: NOT_ASKED });
      continue;
    }
    const { response, problems } = index === undefined ? NOTHING : readResponse(question, inputs[index]!, path);
    issues.push(...problems);
    if (response !== null) responses.set(question.key, response);
    else if (question.required && problems.length === 0) issues.push({ path, code: 'REQUIRED', message: REQUIRED });
  }
  if (issues.length === 0 && responses.size === 0) issues.push({ path: ['answers'], code: 'REQUIRED', message: NOTHING_SAID });
  return { responses, issues };
}

interface ReadResponse {
  readonly response: Response | null;
  readonly problems: readonly ValidationIssue[];
}

const NOTHING: ReadResponse = { response: null, problems: [] };

function fieldOf({ kind }: FormQuestion): Field {
  if (NUMERIC.has(kind)) return 'value';
  if (kind === FormQuestionKind.MATRIX) return 'matrix';
  return kind === FormQuestionKind.TEXT ? 'text' : 'options';
}

function readResponse(question: FormQuestion, input: ResponseInput, path: readonly string[]): ReadResponse {
  const field = fieldOf(question);
  const strange = (['options', 'value', 'matrix', 'text'] as const).filter((name) => name !== field && input[name] != null);
  if (strange.length > 0) return { response: null, problems: strange.map((name) => ({ path: [...path, name], code: 'WRONG_KIND', message: answeredBy(field) })) };
  const response = said(question, input);
  const problems = response === null ? [] : check(question, response, input, [...path, field]);
  return { response: problems.length > 0 ? null : response, problems };
}

/** What an entry says; null when it leaves the question out. */
function said({ key, kind }: FormQuestion, { options, value, matrix, text }: ResponseInput): Response | null {
  const empty: Response = { question: key, options: [], value: null, matrix: {}, text: null };
  if (kind === FormQuestionKind.TEXT) {
    const clean = normaliseText(text ?? '');
    return isBlank(clean) ? null : { ...empty, text: clean };
  }
  if (NUMERIC.has(kind)) return value == null ? null : { ...empty, value };
  if (kind === FormQuestionKind.MATRIX) return matrix == null || matrix.length === 0 ? null : { ...empty, matrix: Object.fromEntries(matrix.map(({ row, option }) => [row, option])) };
  return options == null || options.length === 0 ? null : { ...empty, options };
}

function check(question: FormQuestion, { options, value, text }: Response, input: ResponseInput, path: readonly string[]): ValidationIssue[] {
  const { kind, scale } = question;
  if (text !== null) return checkText(text, path, question.maxLength ?? 0);
  if (value !== null && scale !== null) {
    return Number.isInteger(value) && value >= scale.min && value <= scale.max ? [] : [{ path, code: 'OUT_OF_RANGE', message: between(scale.min, scale.max) }];
  }
  if (kind === FormQuestionKind.MATRIX) return checkMatrix(question, input.matrix ?? [], path);
  const most = kind === FormQuestionKind.SINGLE ? 1 : question.options.length;
  if (options.length > most) return [{ path, code: 'TOO_MANY', message: kind === FormQuestionKind.SINGLE ? ONE_ONLY : FEWER }];
  const issues = checkChosen(options, question.options, path);
  return issues.length > 0 || kind !== FormQuestionKind.RANKING || options.length === question.options.length ? issues : [{ path, code: 'INCOMPLETE', message: RANK_ALL }];
}

function checkChosen(chosen: readonly string[], offered: readonly Choice[], path: readonly string[]): ValidationIssue[] {
  return chosen.flatMap((key, index) => {
    const place = [...path, String(index)];
    if (!offered.some((option) => option.key === key)) return [{ path: place, code: 'UNKNOWN_OPTION', message: NO_OPTION }];
    return chosen.indexOf(key) < index ? [{ path: place, code: 'DUPLICATE', message: CHOSEN_TWICE }] : [];
  });
}

function checkMatrix({ rows, options, required }: FormQuestion, cells: NonNullable<ResponseInput['matrix']>, path: readonly string[]): ValidationIssue[] {
  const named = cells.map(({ row }) => row);
  if (cells.length > rows.length) return [{ path, code: 'TOO_MANY', message: FEWER }];
  const issues = cells.flatMap(({ row, option }, index): ValidationIssue[] => {
    const place = [...path, String(index)];
    if (!rows.some(({ key }) => key === row)) return [{ path: [...place, 'row'], code: 'UNKNOWN_ROW', message: NO_ROW }];
    if (named.indexOf(row) < index) return [{ path: [...place, 'row'], code: 'DUPLICATE', message: CHOSEN_TWICE }];
    return options.some(({ key }) => key === option) ? [] : [{ path: [...place, 'option'], code: 'UNKNOWN_OPTION', message: NO_OPTION }];
  });
  return issues.length > 0 || !required || cells.length === rows.length ? issues : [{ path, code: 'INCOMPLETE', message: EVERY_ROW }];
}

const NO_QUESTION = { ru: 'В этой анкете нет такого вопроса.', en: 'This questionnaire has no such question.' };
const ANSWERED_TWICE = { ru: 'На этот вопрос ответ уже дан.', en: 'This question is answered already.' };
const NOT_ASKED = { ru: 'С такими ответами этот вопрос не задаётся.', en: 'With these answers this question is not asked.' };
const REQUIRED = { ru: 'Ответьте на этот вопрос.', en: 'Please answer this question.' };
const NOTHING_SAID = { ru: 'Ответьте хотя бы на один вопрос.', en: 'Answer at least one question.' };
const NO_OPTION = { ru: 'У этого вопроса нет такого варианта.', en: 'This question has no such option.' };
const NO_ROW = { ru: 'У этого вопроса нет такой строки.', en: 'This question has no such row.' };
const CHOSEN_TWICE = { ru: 'Это уже выбрано.', en: 'This is chosen already.' };
const ONE_ONLY = { ru: 'Выберите один вариант.', en: 'Choose one option.' };
const FEWER = { ru: 'Ответов больше, чем можно дать.', en: 'There are more answers than can be given.' };
const RANK_ALL = { ru: 'Расставьте все варианты по местам.', en: 'Give every option a place.' };
const EVERY_ROW = { ru: 'Ответьте в каждой строке.', en: 'Answer in every row.' };

function answeredBy(field: Field): LocalizedText {
  return { ru: `На этот вопрос отвечают полем ${field}.`, en: `This question is answered by ${field}.` };
}

function between(min: number, max: number): LocalizedText {
  return { ru: `Число от ${min} до ${max}.`, en: `A number from ${min} to ${max}.` };
}

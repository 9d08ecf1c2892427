import { checkText, isBlank, normaliseText, type LocalizedText, type ValidationIssue } from '@otklik/base';
import { QuestionKind, type Question } from './question.js';

/** An answer to one question as a client sends it: one of the three, by the kind of the question. */
export interface AnswerInput {
  readonly questionId: string;
  readonly optionIds?: readonly string[] | null;
  readonly value?: number | null;
  readonly text?: string | null;
}

/** An answer to one question that may be counted. */
export interface Answer {
  readonly questionId: string;
  /** The options or the value of the scale that it chose, by which it is counted; empty for a text. */
  readonly cells: readonly string[];
  /** Of a TEXT question; null otherwise. */
  readonly text: string | null;
}

/** What a person sent, read against the questions. */
export interface ReadAnswers {
  readonly answers: readonly Answer[];
  /** Everything that is wrong; the answers count only when nothing is. */
  readonly issues: readonly ValidationIssue[];
}

const FIELD = {
  [QuestionKind.SINGLE]: 'optionIds',
  [QuestionKind.MULTIPLE]: 'optionIds',
  [QuestionKind.SCALE]: 'value',
  [QuestionKind.TEXT]: 'text',
} as const;

/**
 * Reads all answers of one person. The path of an issue leads to the answer by its place in the list; a required question
 * that is not in the list is named by its id: `['answers', <question id>]`.
 */
export function readAnswers(questions: readonly Question[], inputs: readonly AnswerInput[]): ReadAnswers {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const named = new Set<string>();
  const issues: ValidationIssue[] = [];
  const answers: Answer[] = [];
  for (const [index, input] of inputs.entries()) {
    const path = ['answers', String(index)];
    const question = byId.get(input.questionId);
    if (question === undefined) issues.push(issue([...path, 'questionId'], 'UNKNOWN_QUESTION', NO_QUESTION));
    else if (named.has(question.id)) issues.push(issue([...path, 'questionId'], 'DUPLICATE', ANSWERED_TWICE));
    else {
      named.add(question.id);
      const { answer, problems } = readAnswer(question, input, path);
      issues.push(...problems);
      if (answer !== null) answers.push(answer);
    }
  }
  const missing = questions.filter(({ id, required }) => required && !named.has(id));
  issues.push(...missing.map((question) => issue(['answers', question.id], 'REQUIRED', answerTo(question))));
  if (issues.length === 0 && answers.length === 0) issues.push(issue(['answers'], 'REQUIRED', NOTHING_SAID));
  return { answers, issues };
}

interface ReadAnswer {
  readonly answer: Answer | null;
  readonly problems: readonly ValidationIssue[];
}

function readAnswer(question: Question, input: AnswerInput, path: readonly string[]): ReadAnswer {
  const field = FIELD[question.kind];
  const strange = (['optionIds', 'value', 'text'] as const).filter((name) => name !== field && input[name] != null);
  if (strange.length > 0) return problems(strange.map((name) => issue([...path, name], 'WRONG_KIND', answeredBy(field))));
  const answer = saidBy(question, input);
  if (answer === null) return problems(question.required ? [issue([...path, field], 'REQUIRED', answerTo(question))] : []);
  const wrong = checkAnswer(question, answer, [...path, field]);
  return wrong.length > 0 ? problems(wrong) : { answer, problems: [] };
}

function problems(issues: readonly ValidationIssue[]): ReadAnswer {
  return { answer: null, problems: issues };
}

/** The answer that an entry gives; null when it leaves the question out. */
function saidBy({ id, kind }: Question, { optionIds, value, text }: AnswerInput): Answer | null {
  if (kind === QuestionKind.TEXT) {
    const clean = normaliseText(text ?? '');
    return isBlank(clean) ? null : { questionId: id, cells: [], text: clean };
  }
  const cells = kind === QuestionKind.SCALE ? [value].filter((one) => one != null).map(String) : (optionIds ?? []);
  return cells.length === 0 ? null : { questionId: id, cells, text: null };
}

function checkAnswer(question: Question, { cells, text }: Answer, path: readonly string[]): ValidationIssue[] {
  const { kind, options, scale, maxLength } = question;
  if (text !== null) return checkText(text, path, maxLength ?? 0);
  if (scale !== null) {
    const value = Number(cells[0]);
    return Number.isInteger(value) && value >= scale.min && value <= scale.max
      ? []
      : [issue(path, 'OUT_OF_RANGE', between(scale.min, scale.max))];
  }
  if (cells.length > options.length) return [issue(path, 'TOO_MANY', kind === QuestionKind.SINGLE ? ONE_ONLY : FEWER)];
  const known = new Set(options.map(({ id }) => id));
  const issues = cells.flatMap((cell, index) => {
    if (!known.has(cell)) return [issue([...path, String(index)], 'UNKNOWN_OPTION', NO_OPTION)];
    return cells.indexOf(cell) < index ? [issue([...path, String(index)], 'DUPLICATE', CHOSEN_TWICE)] : [];
  });
  return kind === QuestionKind.SINGLE && cells.length > 1 ? [...issues, issue(path, 'TOO_MANY', ONE_ONLY)] : issues;
}

function issue(path: readonly string[], code: string, message: LocalizedText): ValidationIssue {
  return { path, code, message };
}

const NO_QUESTION = { ru: 'В этом опросе нет такого вопроса.', en: 'This survey has no such question.' };
const NO_OPTION = { ru: 'У этого вопроса нет такого варианта.', en: 'This question has no such option.' };
const ANSWERED_TWICE = { ru: 'На этот вопрос ответ уже дан.', en: 'This question is answered already.' };
const CHOSEN_TWICE = { ru: 'Этот вариант уже выбран.', en: 'This option is chosen already.' };
const ONE_ONLY = { ru: 'Выберите один вариант.', en: 'Choose one option.' };
const FEWER = { ru: 'Выбрано больше вариантов, чем есть.', en: 'More options are chosen than there are.' };
const NOTHING_SAID = { ru: 'Ответьте хотя бы на один вопрос.', en: 'Answer at least one question.' };

function answerTo({ title }: Question): LocalizedText {
  return { ru: `Ответьте на вопрос «${title.ru}».`, en: `Please answer "${title.en || title.ru}".` };
}

function answeredBy(field: string): LocalizedText {
  return { ru: `На этот вопрос отвечают полем ${field}.`, en: `This question is answered by ${field}.` };
}

function between(min: number, max: number): LocalizedText {
  return { ru: `Число от ${min} до ${max}.`, en: `A number from ${min} to ${max}.` };
}

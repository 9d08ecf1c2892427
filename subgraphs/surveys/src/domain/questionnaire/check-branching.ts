import type { LocalizedText, ValidationIssue } from '@otklik/base';
import { CHOSEN, NUMERIC, type Condition, type FormQuestion } from './question.js';
import { isReachable } from './reachable.js';

/**
 * Everything that is wrong with what questions depend on: a condition that looks at no question, at a later one or at what its question
 * cannot be answered by; questions that depend on each other in a circle; a question that nobody would ever be asked.
 */
export function checkBranching(questions: readonly FormQuestion[]): ValidationIssue[] {
  const places = new Map(questions.map(({ key }, place) => [key, place]));
  const issues = questions.flatMap((question, place) =>
    question.showIf.flatMap((condition, index) => checkCondition(condition, { place, path: ['questions', String(place), 'showIf', String(index)] }, questions, places)),
  );
  issues.push(...loops(questions, places));
  // Whether a question can be reached is a question only where all conditions mean something.
  if (issues.length > 0) return issues;
  return questions.flatMap((question, place) =>
    question.showIf.length === 0 || isReachable(question, questions) ? [] : [{ path: ['questions', String(place), 'showIf'], code: 'UNREACHABLE', message: unreachable(question.key) }],
  );
}

function checkCondition(
  condition: Condition,
  { place, path }: { readonly place: number; readonly path: readonly string[] },
  questions: readonly FormQuestion[],
  places: ReadonlyMap<string, number>,
): ValidationIssue[] {
  const at = places.get(condition.question);
  if (at === undefined) return [{ path: [...path, 'question'], code: 'UNKNOWN_QUESTION', message: UNKNOWN }];
  if (at >= place) return [{ path: [...path, 'question'], code: 'LATER_QUESTION', message: LATER }];
  const { kind, options } = questions[at]!;
  const { anyOf, noneOf, atLeast, atMost } = condition;
  const keys = anyOf ?? noneOf;
  if (keys !== null) {
    const field = anyOf === null ? 'noneOf' : 'anyOf';
    if (!CHOSEN.has(kind)) return [{ path: [...path, field], code: 'WRONG_KIND', message: NOT_CHOSEN }];
    return keys.flatMap((key, index) =>
      options.some((option) => option.key === key) ? [] : [{ path: [...path, field, String(index)], code: 'UNKNOWN_OPTION', message: NO_OPTION }],
    );
  }
  if ((atLeast === null && atMost === null) || NUMERIC.has(kind)) return [];
  return [{ path: [...path, atLeast === null ? 'atMost' : 'atLeast'], code: 'WRONG_KIND', message: NO_NUMBER }];
}

/** One issue for each question that depends on itself, by whatever way. */
function loops(questions: readonly FormQuestion[], places: ReadonlyMap<string, number>): ValidationIssue[] {
  const needs = questions.map(({ showIf }) => showIf.flatMap(({ question }) => places.get(question) ?? []));
  return questions.flatMap((_, place) => {
    const seen = new Set<number>();
    const open = [...needs[place]!];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...needs[next]!);
    }
    return seen.has(place) ? [{ path: ['questions', String(place), 'showIf'], code: 'LOOP', message: LOOP }] : [];
  });
}

const UNKNOWN = { ru: 'Условие ссылается на вопрос, которого нет.', en: 'The condition looks at a question that is not there.' };
const LATER = { ru: 'Условие может ссылаться только на более ранний вопрос.', en: 'A condition may look at an earlier question only.' };
const NOT_CHOSEN = { ru: 'На тот вопрос отвечают не выбором вариантов.', en: 'That question is not answered by options.' };
const NO_OPTION = { ru: 'У того вопроса нет такого варианта.', en: 'That question has no such option.' };
const NO_NUMBER = { ru: 'На тот вопрос отвечают не числом.', en: 'That question is not answered by a number.' };
const LOOP = { ru: 'Условия замкнуты в круг: вопрос зависит от самого себя.', en: 'The conditions run in a circle: the question depends on itself.' };

function unreachable(key: string): LocalizedText {
  return { ru: `До вопроса «${key}» никто не дойдёт: его условия не могут выполниться вместе.`, en: `Nobody can be asked "${key}": its conditions cannot hold together.` };
}

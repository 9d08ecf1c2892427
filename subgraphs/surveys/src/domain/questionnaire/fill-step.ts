import type { ValidationIssue } from '@otklik/base';
import { isAsked, stepsOf } from './branching.js';
import type { FormQuestion } from './question.js';
import { readResponses, type ResponseInput } from './read-responses.js';

/** Where somebody stands who fills in a form step by step. */
export interface FilledStep {
  /** The step that is shown last, from 0. */
  readonly number: number;
  /** What is asked up to it. */
  readonly questions: readonly FormQuestion[];
  /** What is wrong; each path begins with the key of the question. */
  readonly issues: readonly ValidationIssue[];
  /** Whether nothing is left to be asked. */
  readonly isComplete: boolean;
  /** Whether no step can follow this one. */
  readonly isLast: boolean;
}

/** What to show after a step was answered: the same again when something is wrong, otherwise the next one in which there is something to ask. */
export function fillStep(questions: readonly FormQuestion[], shown: number | null, inputs: readonly ResponseInput[]): FilledStep {
  const steps = stepsOf(questions);
  const upTo = (number: number): FormQuestion[] => steps.slice(0, number + 1).flat();
  const isLast = (number: number): boolean => number >= steps.length - 1;
  if (shown === null) return { number: 0, questions: upTo(0), issues: [], isComplete: false, isLast: isLast(0) };
  const number = Math.min(Math.max(shown, 0), steps.length - 1);
  const sent = upTo(number);
  const known = inputs.filter(({ question }) => sent.some(({ key }) => key === question));
  const { responses, issues } = readResponses(sent, known);
  const asked = (some: readonly FormQuestion[]): FormQuestion[] => some.filter((question) => isAsked(question, responses));
  const wrong = issues.filter(({ code }) => code !== 'NOT_ASKED').map((issue) => byQuestion(issue, known));
  const next = steps.findIndex((step, index) => index > number && asked(step).length > 0);
  // Of a step without required questions nothing need be said as long as there are others.
  const isLeftOut = responses.size === 0 && next !== -1 && wrong.every(({ path }) => path.length === 0);
  if (wrong.length > 0 && !isLeftOut) return { number, questions: asked(sent), issues: wrong, isComplete: false, isLast: isLast(number) };
  if (next === -1) return { number, questions: asked(sent), issues: [], isComplete: true, isLast: true };
  return { number: next, questions: asked(upTo(next)), issues: [], isComplete: false, isLast: isLast(next) };
}

/** `['answers', '3', 'value']` becomes `['service', 'value']`; what is wrong with all of them has no path. */
function byQuestion(issue: ValidationIssue, inputs: readonly ResponseInput[]): ValidationIssue {
  const [, place = '', ...rest] = issue.path;
  if (place === '') return { ...issue, path: [] };
  return { ...issue, path: [/^\d+$/.test(place) ? (inputs[Number(place)]?.question ?? place) : place, ...rest] };
}

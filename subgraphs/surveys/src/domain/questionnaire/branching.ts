import type { Condition, FormQuestion } from './question.js';
import type { Response, Responses } from './response.js';

/** Whether a question is asked of somebody who has answered these earlier ones. What was not asked counts as not answered. */
export function isAsked({ showIf }: Pick<FormQuestion, 'showIf'>, earlier: Responses): boolean {
  return showIf.every((condition) => holds(condition, earlier.get(condition.question)));
}

function holds({ anyOf, noneOf, atLeast, atMost, isAnswered }: Condition, response: Response | undefined): boolean {
  if (isAnswered !== null) return isAnswered === (response !== undefined);
  if (response === undefined) return false;
  if (anyOf !== null) return response.options.some((option) => anyOf.includes(option));
  if (noneOf !== null) return !response.options.some((option) => noneOf.includes(option));
  return response.value !== null && response.value >= (atLeast ?? -Infinity) && response.value <= (atMost ?? Infinity);
}

/**
 * The questions in the steps of a form without script: a step ends before the first question whose conditions look at an answer of
 * that step, so that whoever fills it in is only shown what is to be asked.
 */
export function stepsOf(questions: readonly FormQuestion[]): FormQuestion[][] {
  const steps: FormQuestion[][] = [];
  let inStep = new Set<string>();
  for (const question of questions) {
    if (steps.length === 0 || question.showIf.some((condition) => inStep.has(condition.question))) {
      steps.push([]);
      inStep = new Set();
    }
    steps.at(-1)!.push(question);
    inStep.add(question.key);
  }
  return steps;
}

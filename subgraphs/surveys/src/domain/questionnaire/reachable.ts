import { FormQuestionKind, type Condition, type FormQuestion } from './question.js';

/** After so many guesses a question counts as reachable: no real questionnaire comes near it. */
const MOST_GUESSES = 20_000;

/** What is known of the answer to one question. */
interface Known {
  readonly answered: boolean;
  /** Each must share an option with the answer. */
  readonly anyOf: readonly (readonly string[])[];
  readonly noneOf: readonly string[];
  readonly min: number;
  readonly max: number;
}

type State = ReadonlyMap<string, Known>;

/** What still has to be made true: a condition holds, or does not; a question is asked, or is not. */
type Goal = { readonly condition: Condition; readonly holds: boolean } | { readonly asked: string; readonly holds: boolean };

const ANSWERED: Known = { answered: true, anyOf: [], noneOf: [], min: -Infinity, max: Infinity };
const UNANSWERED: Known = { ...ANSWERED, answered: false };

/**
 * Whether somebody can be asked a question at all: whether there are answers to the earlier ones with which all its conditions hold, each
 * of which can be given itself. Conditions look at earlier questions only.
 */
export function isReachable(question: FormQuestion, questions: readonly FormQuestion[]): boolean {
  return new Search(questions).solve([{ asked: question.key, holds: true }], new Map());
}

class Search {
  readonly #byKey: ReadonlyMap<string, FormQuestion>;
  #guesses = 0;

  constructor(questions: readonly FormQuestion[]) {
    this.#byKey = new Map(questions.map((question) => [question.key, question]));
  }

  solve([goal, ...rest]: readonly Goal[], state: State): boolean {
    if (goal === undefined) return true;
    this.#guesses += 1;
    if (this.#guesses > MOST_GUESSES) return true;
    return this.#waysTo(goal).some(({ goals, of, known }) => {
      if (known === undefined || of === undefined) return this.solve([...goals, ...rest], state);
      const next = this.#learn(state, of, known);
      return next !== null && this.solve([...goals, ...rest], next);
    });
  }

  /** Every way to reach a goal. */
  #waysTo(goal: Goal): { goals: Goal[]; of?: string; known?: Known }[] {
    if ('asked' in goal) {
      const { showIf } = this.#byKey.get(goal.asked)!;
      if (goal.holds) return [{ goals: showIf.map((condition) => ({ condition, holds: true })) }];
      return showIf.map((condition) => ({ goals: [{ condition, holds: false }] }));
    }
    const { condition, holds } = goal;
    const { question: of, anyOf, noneOf, atLeast, atMost, isAnswered } = condition;
    const question = this.#byKey.get(of)!;
    const answer = (known: Partial<Known>): { goals: Goal[]; of: string; known: Known } => ({ goals: [{ asked: of, holds: true }], of, known: { ...ANSWERED, ...known } });
    // What is required is left unanswered only by those who are not asked.
    const leave = { goals: question.required ? [{ asked: of, holds: false }] : [], of, known: UNANSWERED };
    if (isAnswered !== null) return isAnswered === holds ? [answer({})] : [leave];
    if (anyOf !== null) return holds ? [answer({ anyOf: [anyOf] })] : [answer({ noneOf: anyOf }), leave];
    if (noneOf !== null) return holds ? [answer({ noneOf })] : [answer({ anyOf: [noneOf] }), leave];
    const [min, max] = [atLeast ?? -Infinity, atMost ?? Infinity];
    return holds ? [answer({ min, max })] : [answer({ max: min - 1 }), answer({ min: max + 1 }), leave];
  }

  /** The state with more known of one question; null when no answer fits any more. */
  #learn(state: State, key: string, more: Known): State | null {
    const before = state.get(key) ?? more;
    if (before.answered !== more.answered) return null;
    const known: Known = {
      answered: more.answered,
      anyOf: [...before.anyOf, ...more.anyOf],
      noneOf: [...before.noneOf, ...more.noneOf],
      min: Math.max(before.min, more.min),
      max: Math.min(before.max, more.max),
    };
    return fits(this.#byKey.get(key)!, known) ? new Map(state).set(key, known) : null;
  }
}

function fits({ kind, options, scale }: FormQuestion, { answered, anyOf, noneOf, min, max }: Known): boolean {
  if (!answered) return true;
  if (scale !== null) return Math.max(min, scale.min) <= Math.min(max, scale.max);
  const left = options.map(({ key }) => key).filter((key) => !noneOf.includes(key));
  if (kind === FormQuestionKind.SINGLE) return left.some((key) => anyOf.every((wanted) => wanted.includes(key)));
  if (kind === FormQuestionKind.MULTIPLE) return left.length > 0 && anyOf.every((wanted) => left.some((key) => wanted.includes(key)));
  return true;
}

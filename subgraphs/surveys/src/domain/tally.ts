import type { Answer } from './answers.js';

/** What a ballot box knows of one question. */
export interface QuestionTally {
  /** How many people answered it. */
  readonly n: number;
  /** How many chose an option or a value of the scale; absent for none. */
  readonly cells: Readonly<Record<string, number>>;
}

/** The whole content of a ballot box, by question id: sums only, so that nobody's answer is in it. */
export type Tally = Readonly<Record<string, QuestionTally>>;

/** The tally of a survey that nobody has answered. */
export const EMPTY_TALLY: Tally = {};

/** The tally with the answers of one more person. */
export function count(tally: Tally, answers: readonly Answer[]): Tally {
  const next: Record<string, QuestionTally> = { ...tally };
  for (const { questionId, cells } of answers) {
    const { n, cells: before } = next[questionId] ?? { n: 0, cells: {} };
    const after: Record<string, number> = { ...before };
    for (const cell of cells) after[cell] = (after[cell] ?? 0) + 1;
    next[questionId] = { n: n + 1, cells: after };
  }
  return next;
}

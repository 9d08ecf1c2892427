import { QuestionKind, valuesOf, type Question } from './question.js';
import { SMALLEST_CELL, shownCells, type CellKind } from './suppression.js';
import type { QuestionTally, Tally } from './tally.js';
import { wilson, type Interval } from './wilson.js';

/** How many chose one option or value. All null when it is hidden. */
export interface CellResult {
  /** Id of the option, or the value of the scale as text. */
  readonly cell: string;
  readonly n: number | null;
  /** Of those who answered the question, 0 to 1. */
  readonly share: number | null;
  /** 95 % interval of the share. */
  readonly interval: Interval | null;
}

/** What came of one question. */
export interface QuestionResult {
  readonly question: Question;
  /** How many people answered it; always shown. */
  readonly n: number;
  /** In the order of the options or of the scale; none for a text. */
  readonly cells: readonly CellResult[];
  /** Of a scale that at least ten people answered, to two decimals; null otherwise. */
  readonly mean: number | null;
  /** Whether something is hidden because it would speak of fewer than ten people. */
  readonly isSuppressed: boolean;
}

/** The results of a closed survey, question by question. */
export function resultsOf(questions: readonly Question[], tally: Tally): QuestionResult[] {
  return questions.map((question) => resultOf(question, tally[question.id] ?? { n: 0, cells: {} }));
}

function resultOf(question: Question, { n, cells: counts }: QuestionTally): QuestionResult {
  const names = cellsOf(question);
  const numbers = names.map((name) => counts[name] ?? 0);
  const shown = shownCells(CELL_KINDS[question.kind], numbers, n);
  const cells = names.map((cell, index) => (shown[index] ? shownCell(cell, numbers[index]!, n) : hiddenCell(cell)));
  return { question, n, cells, mean: meanOf(question, counts, n), isSuppressed: shown.includes(false) };
}

const CELL_KINDS: Record<QuestionKind, CellKind> = {
  [QuestionKind.SINGLE]: 'SHARES',
  [QuestionKind.MULTIPLE]: 'CHOICES',
  [QuestionKind.SCALE]: 'SCALE',
  [QuestionKind.TEXT]: 'CHOICES',
};

function cellsOf({ options, scale }: Question): string[] {
  return scale === null ? options.map(({ id }) => id) : valuesOf(scale).map(String);
}

function shownCell(cell: string, count: number, n: number): CellResult {
  return { cell, n: count, share: count / n, interval: wilson(count, n) };
}

function hiddenCell(cell: string): CellResult {
  return { cell, n: null, share: null, interval: null };
}

function meanOf({ scale }: Question, counts: Readonly<Record<string, number>>, n: number): number | null {
  if (scale === null || n < SMALLEST_CELL) return null;
  const sum = Object.entries(counts).reduce((total, [value, count]) => total + Number(value) * count, 0);
  return Math.round((sum / n) * 100) / 100;
}

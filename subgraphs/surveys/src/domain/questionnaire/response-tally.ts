import { count, type Tally } from '../tally.js';
import { FormQuestionKind, type FormQuestion } from './question.js';
import type { Response, Responses } from './response.js';

/** The tally with the answers of one more person; kept as sums only, so that nobody's answer is in it. */
export function countResponses(tally: Tally, questions: readonly FormQuestion[], responses: Responses): Tally {
  const answers = questions.flatMap((question) => {
    const response = responses.get(question.key);
    return response === undefined ? [] : [{ questionId: question.key, cells: cellsOf(question, response), text: null }];
  });
  return count(tally, answers);
}

/** The cell in which those of a matrix are who chose an option in a row. */
export function matrixCell(row: string, option: string): string {
  return `${row}/${option}`;
}

/** The cell in which those of a ranking are who gave an option a place, from 1. */
export function rankCell(option: string, place: number): string {
  return `${option}/${place}`;
}

function cellsOf({ kind }: FormQuestion, { options, value, matrix }: Response): string[] {
  switch (kind) {
    case FormQuestionKind.TEXT:
      return [];
    case FormQuestionKind.MATRIX:
      return Object.entries(matrix).map(([row, option]) => matrixCell(row, option));
    case FormQuestionKind.RANKING:
      return options.map((option, index) => rankCell(option, index + 1));
    case FormQuestionKind.SINGLE:
    case FormQuestionKind.MULTIPLE:
      return [...options];
    default:
      return [String(value)];
  }
}

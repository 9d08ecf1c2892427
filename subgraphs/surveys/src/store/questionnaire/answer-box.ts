import type { EntityManager } from '@mikro-orm/postgresql';
import { FormQuestionKind, type FormQuestion } from '../../domain/questionnaire/question.js';
import { countResponses } from '../../domain/questionnaire/response-tally.js';
import type { Responses } from '../../domain/questionnaire/response.js';
import { EMPTY_TALLY, type Tally } from '../../domain/tally.js';
import { castFormText, touchFormTexts } from './answer-texts.js';

/** Where answers are counted. */
export interface BoxPlace {
  readonly questionnaireId: string;
  readonly quarter: string;
  readonly placementId: string;
  /** Of the version. */
  readonly number: number;
}

/** Counts one person's answers, in the caller's transaction and under the questionnaire's row lock. See `castAnswers` for why bags are touched. */
export async function countAnswers(tx: EntityManager, place: BoxPlace, questions: readonly FormQuestion[], responses: Responses): Promise<void> {
  const key = [place.questionnaireId, place.quarter, place.placementId, place.number];
  const where = 'questionnaire_id = ? and quarter = ? and placement_id = ? and number = ?';
  const [box] = await tx.execute<{ tally: Tally }[]>(`select tally from surveys.answer_box where ${where}`, key);
  const tally = JSON.stringify(countResponses(box?.tally ?? EMPTY_TALLY, questions, responses));
  if (box === undefined) await tx.execute('insert into surveys.answer_box (questionnaire_id, quarter, placement_id, number, n, tally) values (?, ?, ?, ?, 1, ?::jsonb)', [...key, tally]);
  else await tx.execute(`update surveys.answer_box set n = n + 1, tally = ?::jsonb where ${where}`, [tally, ...key]);
  for (const { key: question } of questions.filter(({ kind }) => kind === FormQuestionKind.TEXT)) {
    const bags = { questionnaireId: place.questionnaireId, question, quarter: place.quarter };
    await touchFormTexts(tx, bags);
    const text = responses.get(question)?.text ?? null;
    if (text !== null) await castFormText(tx, bags, text);
  }
}

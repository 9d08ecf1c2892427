import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '@otklik/base';
import { quarterAt } from '../../domain/questionnaire/quarter.js';
import type { FormQuestion } from '../../domain/questionnaire/question.js';
import { readResponses, type ResponseInput } from '../../domain/questionnaire/read-responses.js';
import type { Responses } from '../../domain/questionnaire/response.js';
import { countAnswers } from '../../store/questionnaire/answer-box.js';
import type { Placement } from '../../store/questionnaire/placement.entity.js';
import { recordQuestionnaire } from '../../store/questionnaire/questionnaire-events.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import { VersionEntity } from '../../store/questionnaire/version.entity.js';

/** One person's answers, read, and where and when they came. */
export interface CastResponses {
  /** Under its row lock. */
  readonly questionnaire: Questionnaire;
  readonly placement: Placement;
  readonly version: number;
  readonly questions: readonly FormQuestion[];
  readonly responses: Responses;
  readonly now: Date;
  readonly zone: string;
}

/** The answers read against a published version. @throws Refusal ValidationFailed */
export async function responsesTo(
  tx: EntityManager,
  { id, publishedNumber }: Questionnaire,
  version: number,
  inputs: readonly ResponseInput[],
): Promise<Pick<CastResponses, 'questions' | 'responses'>> {
  const answered = version >= 1 && version <= publishedNumber ? await tx.findOne(VersionEntity, { questionnaireId: id, number: version }) : null;
  if (answered === null) throw Refusal.validation([{ path: ['version'], code: 'UNKNOWN_VERSION', message: UNKNOWN_VERSION }]);
  const { questions } = answered.content;
  const { responses, issues } = readResponses(questions, inputs);
  if (issues.length > 0) throw Refusal.validation(issues);
  return { questions, responses };
}

/** Counts one person's answers, in the caller's transaction. */
export async function castResponses(tx: EntityManager, { questionnaire, placement, version, questions, responses, now, zone }: CastResponses): Promise<void> {
  const place = { questionnaireId: questionnaire.id, quarter: quarterAt(now, zone), placementId: placement.id, number: version };
  await countAnswers(tx, place, questions, responses);
  questionnaire.answers += 1;
  questionnaire.version += 1;
  await recordQuestionnaire(tx, questionnaire, 'questionnaire.answered', now);
}

const UNKNOWN_VERSION = { ru: 'Такой опубликованной версии нет.', en: 'There is no such published version.' };

import { Refusal, type LocalizedText } from '@otklik/base';
import { checkIdempotencyKey, fingerprint } from '@otklik/subgraph';
import { readAnswers, type AnswerInput } from '../domain/answers.js';
import { SurveyStatus, statusAt } from '../domain/survey-status.js';
import { SURVEY_PERMISSIONS } from '../permissions.js';
import { castAnswers } from '../store/ballot-box.js';
import { takePart } from '../store/participation.js';
import { recordChange } from '../store/record-change.js';
import { SurveyEntity, type Survey } from '../store/survey.entity.js';
import { lockSurvey, noSuchSurvey } from './change-survey.js';
import { findReadableSurvey } from './read-survey.js';
import type { Setting } from './setting.js';

/** A person's answers as a client sends them. */
export interface AnswerSurveyInput {
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey: string;
  readonly surveyId: string;
  readonly answers: readonly AnswerInput[];
}

/**
 * A signed-in person answers an open survey, once and for good. The same key and body again is answered with success and
 * not counted again. Nothing that is written ties the person to the answers, this subgraph's own keys included.
 */
export async function answerSurvey(setting: Setting, input: AnswerSurveyInput): Promise<Survey> {
  const { em, clock, loaders, voteKeys, onCommitted } = setting;
  const viewer = SURVEY_PERMISSIONS.requirePerson(setting.viewer, 'survey.answer', {}, { ru: 'Войдите, чтобы ответить.', en: 'Sign in to answer.' });
  const { idempotencyKey: key, ...body } = input;
  const keyIssues = checkIdempotencyKey(key);
  if (keyIssues.length > 0) throw Refusal.validation(keyIssues);
  const known = await findReadableSurvey(setting, input.surveyId);
  if (known === null) throw noSuchSurvey();

  const voteKey = voteKeys.voteKey(known.id, viewer.citizenId);
  const keyMark = voteKeys.keyMark(viewer.citizenId, key);
  const bodyMark = voteKeys.bodyMark(viewer.citizenId, key, fingerprint(body));
  const answered = await em.fork().transactional(async (tx) => {
    if (!(await takePart(tx, { surveyId: known.id, voteKey, keyMark, bodyMark }))) return tx.findOneOrFail(SurveyEntity, { id: known.id });
    const survey = await lockSurvey(tx, known.id);
    if (survey === null) throw noSuchSurvey();
    const { answers, issues } = readAnswers(survey.questions, input.answers);
    if (issues.length > 0) throw Refusal.validation(issues);
    const now = clock.now();
    const refusal = whyNot(survey, now, voteKeys.secretId);
    if (refusal !== null) throw Refusal.conflict('WRONG_STATUS', refusal);

    await castAnswers(tx, survey.id, survey.questions, answers);
    survey.answers += 1;
    survey.version += 1;
    await recordChange(tx, survey, 'survey.answered', now);
    return survey;
  });
  loaders.voteKey.clear(voteKey);
  onCommitted();
  return answered;
}

/** Why a survey takes no answers now; null when it does. */
function whyNot(survey: Survey, now: Date, secretId: string): LocalizedText | null {
  switch (statusAt(survey, now)) {
    case SurveyStatus.DRAFT:
    case SurveyStatus.SCHEDULED:
      return { ru: 'Опрос ещё не начался.', en: 'The survey has not begun yet.' };
    case SurveyStatus.CLOSED:
      return { ru: 'Опрос завершён.', en: 'The survey is closed.' };
    case SurveyStatus.OPEN:
      // Under another secret everybody could answer a second time.
      return survey.secretId === secretId ? null : WRONG_SECRET;
  }
}

const WRONG_SECRET = {
  ru: 'Опрос приостановлен: платформа запущена не с тем ключом голосования, с которым опрос опубликован.',
  en: 'The survey is on hold: the platform runs with another vote secret than the survey was published with.',
};

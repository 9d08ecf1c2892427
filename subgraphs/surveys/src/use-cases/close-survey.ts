import { Refusal } from '@otklik/base';
import { SurveyStatus, statusAt } from '../domain/survey-status.js';
import type { Survey } from '../store/survey.entity.js';
import { changeSurvey, type ChangeInput } from './change-survey.js';
import type { Setting } from './setting.js';

/** An approver closes a published survey before its time. */
export function closeSurvey(setting: Setting, input: ChangeInput): Promise<Survey> {
  return changeSurvey(setting, {
    action: 'survey.close',
    mutation: 'closeSurvey',
    input,
    event: 'survey.closed',
    apply: (_, survey, now) => {
      const status = statusAt(survey, now);
      if (status === SurveyStatus.DRAFT) throw Refusal.conflict('WRONG_STATUS', NOT_PUBLISHED);
      if (status === SurveyStatus.CLOSED) throw Refusal.conflict('WRONG_STATUS', CLOSED);
      survey.closedAt = now;
    },
  });
}

const NOT_PUBLISHED = { ru: 'Опрос ещё не опубликован.', en: 'The survey is not published yet.' };
const CLOSED = { ru: 'Опрос уже завершён.', en: 'The survey is closed already.' };

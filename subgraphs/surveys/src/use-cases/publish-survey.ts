import { Refusal } from '@otklik/base';
import { openBallotBox } from '../store/ballot-box.js';
import type { Survey } from '../store/survey.entity.js';
import { changeSurvey, type ChangeInput } from './change-survey.js';
import type { Setting } from './setting.js';

/** An approver lets a draft out: everybody sees it, and it takes answers in its period. */
export function publishSurvey(setting: Setting, input: ChangeInput): Promise<Survey> {
  return changeSurvey(setting, {
    action: 'survey.publish',
    mutation: 'publishSurvey',
    input,
    event: 'survey.published',
    apply: async (tx, survey, now) => {
      if (survey.publishedAt != null) throw Refusal.conflict('WRONG_STATUS', PUBLISHED);
      if (survey.closesAt <= now) throw Refusal.conflict('WRONG_STATUS', TOO_LATE);
      survey.publishedAt = now;
      survey.opensAt ??= now;
      survey.secretId = setting.voteKeys.secretId;
      await openBallotBox(tx, survey.id);
    },
  });
}

const PUBLISHED = { ru: 'Опрос уже опубликован.', en: 'The survey is published already.' };
const TOO_LATE = {
  ru: 'Срок этого опроса уже прошёл: создайте новый.',
  en: 'The period of this survey is over already: make a new one.',
};

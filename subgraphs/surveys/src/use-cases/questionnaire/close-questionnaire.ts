import { Refusal } from '@otklik/base';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import type { Setting } from '../setting.js';
import { changeQuestionnaire, questionnaireClosed, type QuestionnaireChangeInput } from './change-questionnaire.js';

/** An approver closes a questionnaire for good: it takes no more answers. */
export function closeQuestionnaire(setting: Setting, input: QuestionnaireChangeInput): Promise<Questionnaire> {
  return changeQuestionnaire(setting, {
    action: 'questionnaire.close',
    mutation: 'closeQuestionnaire',
    input,
    event: 'questionnaire.closed',
    apply: (_, questionnaire, now) => {
      if (questionnaire.publishedNumber === 0) throw Refusal.conflict('WRONG_STATUS', NOT_PUBLISHED);
      if (questionnaire.closedAt != null) throw questionnaireClosed();
      questionnaire.closedAt = now;
    },
  });
}

const NOT_PUBLISHED = { ru: 'Анкета ещё не опубликована.', en: 'The questionnaire is not published yet.' };

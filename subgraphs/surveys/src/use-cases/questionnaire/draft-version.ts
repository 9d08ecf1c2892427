import { Refusal } from '@otklik/base';
import { checkContent, normaliseContent, type ContentInput } from '../../domain/questionnaire/content.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import { VersionEntity } from '../../store/questionnaire/version.entity.js';
import type { Setting } from '../setting.js';
import { changeQuestionnaire, questionnaireClosed, type QuestionnaireChangeInput } from './change-questionnaire.js';
import { under } from './create-questionnaire.js';

/** The words of a version in preparation as a client sends them. */
export interface DraftVersionInput extends QuestionnaireChangeInput {
  readonly content: ContentInput;
}

/** Staff write the version in preparation anew, or begin the next one; what is published stays as it is. */
export function draftQuestionnaireVersion(setting: Setting, input: DraftVersionInput): Promise<Questionnaire> {
  return changeQuestionnaire(setting, {
    action: 'questionnaire.prepare',
    mutation: 'draftQuestionnaireVersion',
    input,
    event: null,
    apply: async (tx, { id, cabinetId, publishedNumber, closedAt }) => {
      if (closedAt != null) throw questionnaireClosed();
      const issues = under('content', checkContent(input.content));
      if (issues.length > 0) throw Refusal.validation(issues);
      const content = normaliseContent(input.content);
      const number = publishedNumber + 1;
      const draft = await tx.findOne(VersionEntity, { questionnaireId: id, number });
      if (draft === null) tx.create(VersionEntity, { questionnaireId: id, number, cabinetId, content });
      else draft.content = content;
    },
  });
}

import { Refusal, newId } from '@otklik/base';
import { checkBranching } from '../../domain/questionnaire/check-branching.js';
import { checkKept } from '../../domain/questionnaire/check-kept.js';
import { Channel, answersPerDayOf } from '../../domain/questionnaire/placement.js';
import { PlacementEntity } from '../../store/questionnaire/placement.entity.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import { VersionEntity } from '../../store/questionnaire/version.entity.js';
import type { Setting } from '../setting.js';
import { changeQuestionnaire, questionnaireClosed, type QuestionnaireChangeInput } from './change-questionnaire.js';
import { newToken } from './place-questionnaire.js';

/** An approver lets the version in preparation out: from now on people are asked by it. With the first one comes a place on the platform itself. */
export function publishQuestionnaire(setting: Setting, input: QuestionnaireChangeInput): Promise<Questionnaire> {
  return changeQuestionnaire(setting, {
    action: 'questionnaire.publish',
    mutation: 'publishQuestionnaire',
    input,
    event: 'questionnaire.published',
    apply: async (tx, questionnaire, now) => {
      const { id, cabinetId, closedAt, publishedNumber } = questionnaire;
      if (closedAt != null) throw questionnaireClosed();
      const draft = await tx.findOne(VersionEntity, { questionnaireId: id, number: publishedNumber + 1 });
      if (draft === null) throw Refusal.conflict('WRONG_STATUS', NO_DRAFT);
      const earlier = await tx.find(VersionEntity, { questionnaireId: id, number: { $lte: publishedNumber } });
      const issues = [...checkBranching(draft.content.questions), ...checkKept(draft.content.questions, earlier.flatMap(({ content }) => content.questions))];
      if (issues.length > 0) throw Refusal.validation(issues);
      draft.publishedAt = now;
      questionnaire.publishedNumber = draft.number;
      questionnaire.publishedAt ??= now;
      questionnaire.secretId = setting.voteKeys.secretId;
      if (publishedNumber > 0) return;
      const channel = Channel.PLATFORM;
      const answersPerDay = answersPerDayOf({ channel });
      tx.create(PlacementEntity, { id: newId(now.getTime()), questionnaireId: id, cabinetId, channel, place: 'Отклик', token: newToken(), answersPerDay, createdAt: now });
    },
  });
}

const NO_DRAFT = { ru: 'Нет версии, которую можно опубликовать: подготовьте новую.', en: 'There is no version to publish: prepare a new one.' };

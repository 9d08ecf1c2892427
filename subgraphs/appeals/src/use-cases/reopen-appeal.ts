import { checkText } from '@otklik/base';
import type { FormRegistry } from '@otklik/plugin-host';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { recountDeadline } from './recount-deadline.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** Why a message is opened again. */
export interface ReopenInput extends ChangeInput {
  readonly comment: string;
}

/** The author opens a message again that was answered badly: its executor has it back, and its term begins anew. */
export function reopenAppeal(setting: Setting, input: ReopenInput): Promise<Appeal> {
  return changeAppeal(setting, reopening(setting.forms, input));
}

/** The change by itself. */
export function reopening(forms: FormRegistry, input: ReopenInput): AppealChange {
  const comment = writtenText(input.comment);
  return {
    action: 'REOPEN',
    input,
    validate: () => checkText(comment, ['comment'], MAX_TEXT_LENGTH),
    apply: async (tx, appeal, now) => {
      const { answerText, answeredAt, ratingScore } = appeal;
      appeal.earlierAnswers = [...(appeal.earlierAnswers ?? []), { text: answerText!, answeredAt: answeredAt!.toISOString(), score: ratingScore ?? null }];
      Object.assign(appeal, { answerText: null, answeredAt: null, ratingScore: null, ratingComment: null, fixed: null, fixedComment: null });
      Object.assign(appeal, { reopenedAt: now, reopenComment: comment, extendedBy: null, extensionGround: null, promisedOn: null, postponementComment: null });
      await recountDeadline(forms, tx, appeal);
      return { ru: 'Открыто повторно', en: 'Opened again' };
    },
  };
}

import { checkText } from '@otklik/base';
import type { FormRegistry } from '@otklik/plugin-host';
import { closeClarification } from '../domain/clarification.js';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { recountDeadline } from './recount-deadline.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** What the author clarifies. */
export interface ClarifyInput extends ChangeInput {
  readonly text: string;
}

/** The author answers the question; the appeal goes on where it stood, and its term with it. */
export function answerClarification(setting: Setting, input: ClarifyInput): Promise<Appeal> {
  return changeAppeal(setting, clarifying(setting.forms, input));
}

/** The change by itself. */
export function clarifying(forms: FormRegistry, input: ClarifyInput): AppealChange {
  const text = writtenText(input.text);
  return {
    action: 'ANSWER_CLARIFICATION',
    input,
    validate: () => checkText(text, ['text'], MAX_TEXT_LENGTH),
    apply: async (tx, appeal, now) => {
      appeal.clarifications = closeClarification(appeal.clarifications ?? [], text, now);
      appeal.resumeStatus = null;
      await recountDeadline(forms, tx, appeal);
      return { ru: 'Автор уточнил', en: 'Its author has clarified it' };
    },
  };
}

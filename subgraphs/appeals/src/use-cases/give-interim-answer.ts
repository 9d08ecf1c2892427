import { checkText } from '@otklik/base';
import type { FormRegistry } from '@otklik/plugin-host';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { recountDeadline } from './recount-deadline.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** What is told before the final answer. */
export interface InterimInput extends ChangeInput {
  readonly text: string;
}

/** Tells the author how far it is. The work goes on; an incident has more time for its final answer then. */
export function giveInterimAnswer(setting: Setting, input: InterimInput): Promise<Appeal> {
  return changeAppeal(setting, answeringMeanwhile(setting.forms, input));
}

/** The change by itself. */
export function answeringMeanwhile(forms: FormRegistry, input: InterimInput): AppealChange {
  const text = writtenText(input.text);
  return {
    action: 'INTERIM',
    input,
    validate: () => checkText(text, ['text'], MAX_TEXT_LENGTH),
    apply: async (tx, appeal, now) => {
      appeal.interimAnswers = [...(appeal.interimAnswers ?? []), { text, givenAt: now.toISOString() }];
      await recountDeadline(forms, tx, appeal);
      return { ru: 'Дан промежуточный ответ', en: 'An interim answer is given' };
    },
  };
}

import { checkText } from '@otklik/base';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** An executor's answer. */
export interface AnswerInput extends ChangeInput {
  readonly text: string;
}

/** The executor proposes an answer; the author sees it once it is approved. */
export function answerAppeal(setting: Setting, input: AnswerInput): Promise<Appeal> {
  return changeAppeal(setting, answering(input));
}

/** The change by itself. */
export function answering(input: AnswerInput): AppealChange {
  const text = writtenText(input.text);
  return {
    action: 'ANSWER',
    input,
    validate: () => checkText(text, ['text'], MAX_TEXT_LENGTH),
    apply: (_, appeal) => {
      appeal.answerText = text;
      return null;
    },
  };
}

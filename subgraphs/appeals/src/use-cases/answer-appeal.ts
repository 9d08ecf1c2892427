import { checkText, normaliseText } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';

/** An executor's answer. */
export interface AnswerInput extends ChangeInput {
  readonly text: string;
}

/** The executor proposes an answer; the author sees it once it is approved. */
export function answerAppeal(setting: Setting, input: AnswerInput): Promise<Appeal> {
  const text = normaliseText(input.text);
  return changeAppeal(setting, {
    action: 'ANSWER',
    input,
    validate: () => checkText(text, ['text']),
    apply: (_, appeal) => {
      appeal.answerText = text;
      return null;
    },
  });
}

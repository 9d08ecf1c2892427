import { checkText } from '@otklik/base';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** What has to be mended. */
export interface ReturnInput extends ChangeInput {
  readonly comment: string;
}

/** An approver gives an answer back to its executor; only the cabinet learns why. */
export function returnAnswer(setting: Setting, input: ReturnInput): Promise<Appeal> {
  return changeAppeal(setting, returning(input));
}

/** The change by itself. */
export function returning(input: ReturnInput): AppealChange {
  const comment = writtenText(input.comment);
  return {
    action: 'RETURN',
    input,
    validate: () => checkText(comment, ['comment'], MAX_TEXT_LENGTH),
    apply: (_, appeal) => {
      appeal.returnComment = comment;
      return { ru: 'Ответ возвращён на доработку', en: 'The answer is returned for rework' };
    },
  };
}

import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { checkComment, writtenComment } from './comment.js';
import type { Setting } from './setting.js';

/** What the author found. */
export interface ConfirmInput extends ChangeInput {
  readonly fixed: boolean;
  readonly comment?: string | null;
}

/** The author says whether what they wrote of is fixed; the newest word counts. */
export function confirmResult(setting: Setting, input: ConfirmInput): Promise<Appeal> {
  return changeAppeal(setting, confirming(input));
}

/** The change by itself. */
export function confirming(input: ConfirmInput): AppealChange {
  const comment = writtenComment(input.comment);
  return {
    action: 'CONFIRM',
    input,
    validate: () => checkComment(comment),
    apply: (_, appeal) => {
      appeal.fixed = input.fixed;
      appeal.fixedComment = comment;
      return input.fixed
        ? { ru: 'Автор подтвердил: исправлено', en: 'Its author confirms that it is fixed' }
        : { ru: 'Автор сообщил: не исправлено', en: 'Its author says that it is not fixed' };
    },
  };
}

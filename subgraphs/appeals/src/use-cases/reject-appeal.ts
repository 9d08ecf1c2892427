import { checkGround, groundOf, type RejectionGroundCode } from '../domain/rejection-ground.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { checkComment, writtenComment } from './comment.js';
import type { Setting } from './setting.js';

/** Why an appeal is turned away. */
export interface RejectInput extends ChangeInput {
  readonly ground: RejectionGroundCode;
  /** What its author is told besides. */
  readonly comment?: string | null;
}

/** A moderator or coordinator turns an appeal away; its author is told the ground. */
export function rejectAppeal(setting: Setting, input: RejectInput): Promise<Appeal> {
  return changeAppeal(setting, rejecting(input));
}

/** The change by itself. */
export function rejecting(input: RejectInput): AppealChange {
  const comment = writtenComment(input.comment);
  return {
    action: 'REJECT',
    input,
    validate: (_, appeal) => [...checkGround(input.ground, appeal.kind), ...checkComment(comment)],
    apply: (_, appeal) => {
      appeal.rejectionGround = input.ground;
      appeal.rejectionComment = comment;
      const { title } = groundOf(input.ground);
      return { ru: `Основание: ${title.ru}`, en: `Ground: ${title.en}` };
    },
  };
}

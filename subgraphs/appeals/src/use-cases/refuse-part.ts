import { checkText } from '@otklik/base';
import { ParticipationStatus } from '../domain/participation.js';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { changePart } from './change-part.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** Why an agency takes no part. */
export interface RefusePartInput extends ChangeInput {
  readonly comment: string;
}

/** The coordinator of an agency that was asked says that it is not theirs; only the responsible agency learns why. From then on they see the appeal no more. */
export function refusePart(setting: Setting, input: RefusePartInput): Promise<Appeal> {
  return changeAppeal(setting, refusing(input));
}

/** The change by itself. */
export function refusing(input: RefusePartInput): AppealChange {
  const comment = writtenText(input.comment);
  return {
    action: 'REFUSE_PART',
    input,
    validate: () => checkText(comment, ['comment'], MAX_TEXT_LENGTH),
    apply: (tx, appeal, now, part) => {
      const change = { status: ParticipationStatus.REFUSED, refusal: comment, endedAt: now.toISOString() };
      return changePart(tx, appeal, part!, change, { ru: 'отказ от участия', en: 'takes no part' });
    },
  };
}

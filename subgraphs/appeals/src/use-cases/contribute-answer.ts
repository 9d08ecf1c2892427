import { checkText } from '@otklik/base';
import { ParticipationStatus } from '../domain/participation.js';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { changePart } from './change-part.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** What an agency says that takes part. */
export interface ContributeInput extends ChangeInput {
  readonly text: string;
}

/** An agency that takes part answers the responsible one, which makes one answer to the author of all it hears. */
export function contributeAnswer(setting: Setting, input: ContributeInput): Promise<Appeal> {
  return changeAppeal(setting, contributing(input));
}

/** The change by itself. */
export function contributing(input: ContributeInput): AppealChange {
  const text = writtenText(input.text);
  return {
    action: 'CONTRIBUTE',
    input,
    validate: () => checkText(text, ['text'], MAX_TEXT_LENGTH),
    apply: (tx, appeal, now, part) => {
      const change = { status: ParticipationStatus.CONTRIBUTED, contribution: text, endedAt: now.toISOString() };
      return changePart(tx, appeal, part!, change, { ru: 'ответ ответственному ведомству дан', en: 'the responsible agency has its answer' });
    },
  };
}

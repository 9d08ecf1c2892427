import { checkText } from '@otklik/base';
import type { FormRegistry } from '@otklik/plugin-host';
import { checkExtension } from '../domain/put-off.js';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { recountDeadline } from './recount-deadline.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** By how much a term is extended, and why. */
export interface ExtendInput extends ChangeInput {
  /** 1 to 30 calendar days. */
  readonly days: number;
  /** What its author is told. */
  readonly ground: string;
}

/** Extends the term of an appeal, once; its author is told the ground. */
export function extendDeadline(setting: Setting, input: ExtendInput): Promise<Appeal> {
  return changeAppeal(setting, extending(setting.forms, input));
}

/** The change by itself. */
export function extending(forms: FormRegistry, input: ExtendInput): AppealChange {
  const ground = writtenText(input.ground);
  return {
    action: 'EXTEND',
    input,
    validate: () => [...checkExtension(input.days), ...checkText(ground, ['ground'], MAX_TEXT_LENGTH)],
    apply: async (tx, appeal) => {
      appeal.extendedBy = input.days;
      appeal.extensionGround = ground;
      await recountDeadline(forms, tx, appeal);
      return { ru: `Срок продлён, дней: ${input.days}`, en: `The term is extended, days: ${input.days}` };
    },
  };
}

import { checkText, formatFullDay, localDateAt, type LocalDate } from '@otklik/base';
import type { FormRegistry } from '@otklik/plugin-host';
import { checkPromise } from '../domain/put-off.js';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { theRegion } from '../store/published.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { recountDeadline } from './recount-deadline.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** Until when the work is put off, and why. */
export interface PostponeInput extends ChangeInput {
  /** A day after today in the region, such as `2027-05-15`. */
  readonly promisedOn: string;
  /** What its author is told. */
  readonly comment: string;
}

/** Puts a message off to a promised day, as for planned work: that day becomes its deadline. */
export function postponeAppeal(setting: Setting, input: PostponeInput): Promise<Appeal> {
  return changeAppeal(setting, postponing(setting, input));
}

/** The change by itself. */
export function postponing({ forms, clock }: { readonly forms: FormRegistry; readonly clock: Setting['clock'] }, input: PostponeInput): AppealChange {
  const comment = writtenText(input.comment);
  return {
    action: 'POSTPONE',
    input,
    validate: async (tx) => {
      const { timeZone } = await theRegion(tx);
      return [...checkPromise(input.promisedOn, localDateAt(clock.now(), timeZone)), ...checkText(comment, ['comment'], MAX_TEXT_LENGTH)];
    },
    apply: async (tx, appeal) => {
      appeal.promisedOn = input.promisedOn;
      appeal.postponementComment = comment;
      await recountDeadline(forms, tx, appeal);
      const day = formatFullDay(input.promisedOn as LocalDate);
      return { ru: `Отложено: обещано к ${day.ru}`, en: `Put off: promised by ${day.en}` };
    },
  };
}

import type { FormRegistry } from '@otklik/plugin-host';
import { registrationNumber, registrationYear } from '../domain/registration-number.js';
import type { Appeal } from '../store/appeal.entity.js';
import { nextPlace } from '../store/number-counter.js';
import { agencyCode, theRegion } from '../store/published.js';
import { applyAutoRules } from './auto-rules/apply-auto-rules.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { recountDeadline } from './recount-deadline.js';
import type { Setting } from './setting.js';

/** A coordinator or moderator takes an appeal on: it gets its number, and its term begins. */
export function registerAppeal(setting: Setting, input: ChangeInput): Promise<Appeal> {
  return changeAppeal(setting, registering(setting.forms, input));
}

/** The change by itself. */
export function registering(forms: FormRegistry, input: ChangeInput): AppealChange {
  return {
    action: 'REGISTER',
    input,
    apply: async (tx, appeal, now) => {
      const { timeZone } = await theRegion(tx);
      const year = registrationYear(now, timeZone);
      const number = registrationNumber(await agencyCode(tx, appeal.agencyId), year, await nextPlace(tx, appeal.agencyId, year));
      Object.assign(appeal, { number, registeredAt: now });
      await recountDeadline(forms, tx, appeal);
      return { ru: `Присвоен номер ${number}`, en: `Registered as ${number}` };
    },
    then: applyAutoRules,
  };
}

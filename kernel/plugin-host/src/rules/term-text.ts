import type { LocalizedText } from '@otklik/base';
import type { Term } from '@otklik/plugin-sdk';

const RU = {
  CALENDAR_DAYS: { one: 'календарный день', few: 'календарных дня', many: 'календарных дней' },
  WORKING_DAYS: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней' },
  WORKING_HOURS: { one: 'рабочий час', few: 'рабочих часа', many: 'рабочих часов' },
};
const EN = { CALENDAR_DAYS: 'calendar day', WORKING_DAYS: 'working day', WORKING_HOURS: 'working hour' };

const plural = new Intl.PluralRules('ru');

/** A term in words: «10 рабочих дней». */
export function termText({ amount, unit }: Term): LocalizedText {
  const form = plural.select(amount);
  return {
    ru: `${amount} ${RU[unit][form === 'one' || form === 'few' ? form : 'many']}`,
    en: `${amount} ${EN[unit]}${amount === 1 ? '' : 's'}`,
  };
}

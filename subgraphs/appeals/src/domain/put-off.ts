import { addDays, isLocalDate, type LocalDate, type ValidationIssue } from '@otklik/base';

/** 59-ФЗ, art. 12(2): at most so many days. */
const MAX_EXTENSION_DAYS = 30;
const MAX_PROMISE_DAYS = 366;

/** What is wrong with the days of an extension. */
export function checkExtension(days: number): ValidationIssue[] {
  if (Number.isInteger(days) && days >= 1 && days <= MAX_EXTENSION_DAYS) return [];
  const message = { ru: `Продлить можно на 1–${MAX_EXTENSION_DAYS} дней.`, en: `A term is extended by 1 to ${MAX_EXTENSION_DAYS} days.` };
  return [{ path: ['days'], code: 'OUT_OF_RANGE', message }];
}

/** What is wrong with a promised day. @param today in the region */
export function checkPromise(promisedOn: string, today: LocalDate): ValidationIssue[] {
  if (!isLocalDate(promisedOn)) {
    return [{ path: ['promisedOn'], code: 'BAD_DATE', message: { ru: 'Нужна дата вида 2027-05-15.', en: 'Give a date such as 2027-05-15.' } }];
  }
  if (promisedOn > today && promisedOn <= addDays(today, MAX_PROMISE_DAYS)) return [];
  const message = { ru: 'Обещать можно день после сегодняшнего, не дальше года.', en: 'Promise a day after today, within a year.' };
  return [{ path: ['promisedOn'], code: 'OUT_OF_RANGE', message }];
}

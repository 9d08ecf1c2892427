import { addDays, endOfDay, isLocalDate, localDateAt, type ValidationIssue } from '@otklik/base';

/** 59-ФЗ, art. 10(2): documents and materials that were asked for are given within fifteen days. */
const DEFAULT_DAYS = 15;

/** Until when another agency has time: the end of the day that it was told, or fifteen days, and never longer than the appeal itself has. */
export function participationDueAt(dueOn: string | null, now: Date, appealDueAt: Date, timeZone: string): Date {
  const day = dueOn !== null && isLocalDate(dueOn) ? dueOn : addDays(localDateAt(now, timeZone), DEFAULT_DAYS);
  const end = endOfDay(day, timeZone);
  return end < appealDueAt ? end : appealDueAt;
}

/** What is wrong with a day for another agency. @param path of its field */
export function checkDueOn(dueOn: string | null, now: Date, appealDueAt: Date, timeZone: string, path: readonly string[]): ValidationIssue[] {
  if (dueOn === null) return [];
  if (!isLocalDate(dueOn)) return [{ path, code: 'BAD_DATE', message: { ru: 'Нужна дата вида 2027-05-15.', en: 'Give a date such as 2027-05-15.' } }];
  if (dueOn >= localDateAt(now, timeZone) && dueOn <= localDateAt(appealDueAt, timeZone)) return [];
  return [{ path, code: 'OUT_OF_RANGE', message: { ru: 'Срок части — не раньше сегодняшнего дня и не позже срока обращения.', en: 'A part is due not before today, and not after the appeal.' } }];
}

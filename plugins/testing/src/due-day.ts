import { addDays, type LocalDate } from '@otklik/base';
import type { Term } from '@otklik/plugin-sdk';
import type { PluginCalendar } from './fake-calendar.js';

/** The last day of a term, as the platform counts it: from the day after, a term in calendar days moved on from a day off. Null for hours. */
export function dueDay({ amount, unit }: Term, from: LocalDate, calendar: PluginCalendar): LocalDate | null {
  if (unit === 'WORKING_HOURS') return null;
  let day = from;
  for (let left = amount; left > 0; ) {
    day = addDays(day, 1);
    if (unit === 'CALENDAR_DAYS' || calendar.isWorkingDay(day)) left -= 1;
  }
  while (unit === 'CALENDAR_DAYS' && !calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

import { isWorkingDay, isoWeekday, type LocalDate } from '@otklik/base';

/** Says which days are worked: what terms in working days are counted by. */
export interface PluginCalendar {
  isWorkingDay(day: LocalDate): boolean;
}

/** The platform's own: the Russian five-day week with its holidays and transfers. */
export const russianCalendar: PluginCalendar = { isWorkingDay };

/** Monday to Friday, but for the days that a test names: no decree moves the days of a test. */
export function fakeCalendar({ daysOff = [], workingWeekends = [] }: { readonly daysOff?: readonly LocalDate[]; readonly workingWeekends?: readonly LocalDate[] } = {}): PluginCalendar {
  return { isWorkingDay: (day) => !daysOff.includes(day) && (isoWeekday(day) < 6 || workingWeekends.includes(day)) };
}

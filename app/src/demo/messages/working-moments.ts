import { addDays, isWorkingDay, localDateAt, minuteOfDayAt, momentAt } from '@otklik/base';
import type { SeededRandom } from './random.js';

const OPENS = 9 * 60;
const CLOSES = 18 * 60;

/** A moment of working time that many working days after another one; with 0, later the same day if it is one. */
export function workingMoment(after: Date, days: number, timeZone: string, random: SeededRandom): Date {
  let date = localDateAt(after, timeZone);
  let earliest = Math.ceil(minuteOfDayAt(after, timeZone)) + 1;
  let left = days;
  while (left > 0 || !isWorkingDay(date) || earliest >= CLOSES - 5) {
    date = addDays(date, 1);
    earliest = OPENS;
    if (left > 0 && isWorkingDay(date)) left -= 1;
  }
  return momentAt(date, random.between(Math.max(OPENS, earliest), CLOSES - 1), timeZone);
}

import { isWithin } from './day-range.js';
import type { LocalDate } from './local-date.js';

const inside = (from: string, to: string, ...days: LocalDate[]): boolean[] => days.map((day) => isWithin({ from, to }, day));

test('a range of one time has its first and last day, in its year alone', () => {
  expect(inside('2026-09-01', '2026-12-15', '2026-08-31', '2026-09-01', '2026-12-15', '2026-12-16', '2027-10-01')).toEqual([false, true, true, false, false]);
  expect(inside('2026-12-01', '2027-01-15', '2026-12-31', '2027-01-15', '2027-12-31')).toEqual([true, true, false]);
});

test('a yearly range comes again, over New Year too', () => {
  expect(inside('09-01', '12-15', '2026-08-31', '2026-09-01', '2031-12-15', '2031-12-16')).toEqual([false, true, true, false]);
  expect(inside('11-01', '02-29', '2026-10-31', '2026-11-01', '2027-01-01', '2028-02-29', '2027-03-01')).toEqual([false, true, true, true, false]);
});

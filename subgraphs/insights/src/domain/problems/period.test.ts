import type { Month } from '../month.js';
import { comparedWith, Comparison, exposuresOf } from './period.js';
import { mayBecome, ProblemStatus } from './problem-status.js';

const period = (from: string, to: string) => ({ from: from as Month, to: to as Month });

test('a quarter is compared with the same one of the year before, or with the one before it', () => {
  expect(comparedWith(period('2026-01', '2026-03'), Comparison.YEAR_BEFORE)).toEqual(period('2025-01', '2025-03'));
  expect(comparedWith(period('2026-01', '2026-03'), Comparison.PERIOD_BEFORE)).toEqual(period('2025-10', '2025-12'));
});

test.each([
  ['2027-01-01', 91],
  ['2024-03-31', 91],
  ['2024-03-01', 61],
  ['2024-01-01', 1],
  ['2023-12-31', 0],
])('on %s the first quarter of a leap year has had %i of its days', (today, days) => {
  expect(exposuresOf(period('2024-01', '2024-03'), period('2023-01', '2023-03'), today as '2024-01-01')).toEqual({ now: days, before: 90 });
});

test('a problem goes on until it is solved or dismissed, and never back', () => {
  const all = Object.values(ProblemStatus);
  const ways = all.map((from) => `${from}: ${all.filter((to) => from !== to && mayBecome(from, to)).join(' ')}`);
  expect(ways).toEqual(['RAISED: CONFIRMED IN_WORK DISMISSED', 'CONFIRMED: IN_WORK SOLVED DISMISSED', 'IN_WORK: SOLVED DISMISSED', 'SOLVED: ', 'DISMISSED: ']);
  expect(all.every((status) => mayBecome(status, status))).toBe(true);
});

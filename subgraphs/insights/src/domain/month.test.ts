import fc from 'fast-check';
import { addMonths, isMonth, monthAt, monthsIn, type Month } from './month.js';

const month = fc
  .tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}` as Month);

test('a month is four digits and a number from 01 to 12', () => {
  expect(['2026-01', '2026-12', '1999-10'].every(isMonth)).toBe(true);
  expect(['2026-00', '2026-13', '2026-1', '26-01', '2026-11-22', '2026-11\n', '', 'ноябрь'].some(isMonth)).toBe(false);
});

test('a moment belongs to the month of the region’s wall clock', () => {
  const lastHourOfOctoberInUtc = new Date('2026-10-31T17:30:00Z');
  expect(monthAt(lastHourOfOctoberInUtc, 'Asia/Novosibirsk')).toBe('2026-11');
  expect(monthAt(lastHourOfOctoberInUtc, 'Europe/Kaliningrad')).toBe('2026-10');
});

test('months are counted over the ends of years', () => {
  expect(addMonths('2026-11', 2)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(addMonths('2026-11', -12)).toBe('2025-11');
  expect(monthsIn('2026-11', '2026-11')).toBe(1);
  expect(monthsIn('2025-12', '2026-11')).toBe(12);
});

test('a span has as many months as there are steps through it', () => {
  fc.assert(
    fc.property(month, fc.integer({ min: -300, max: 300 }), (from, steps) => {
      const to = addMonths(from, steps);
      expect(isMonth(to)).toBe(true);
      expect(monthsIn(from, to)).toBe(steps + 1);
      expect(to > from).toBe(steps > 0);
    }),
  );
});

import fc from 'fast-check';
import { addDays, daysBetween, isLocalDate, isoWeekday, type LocalDate } from './local-date.js';

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10) as LocalDate);

describe('a local date', () => {
  test.each([
    ['2026-11-22', true],
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
  ])('%s exists: %s', (text, exists) => {
    expect(isLocalDate(text)).toBe(exists);
  });

  test('crosses months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  test('knows its weekday: 22 November 2026 is a Sunday', () => {
    expect(isoWeekday('2026-11-22')).toBe(7);
    expect(isoWeekday('2026-11-23')).toBe(1);
  });

  test('going some days ahead and counting them gives the same number, and text order is date order', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -2000, max: 2000 }), (date, n) => {
        const other = addDays(date, n);
        expect(daysBetween(date, other)).toBe(n);
        expect(other > date).toBe(n > 0);
      }),
    );
  });
});

import { addDays, isoWeekday, yearOf, type LocalDate } from './local-date.js';
import { dayKind, isCalendarKnown, isShortened, isWorkingDay } from './working-calendar.js';
import { TRANSFERS_RU } from './working-days-ru.js';

function* daysOf(year: number): Generator<LocalDate> {
  for (let date: LocalDate = `${year}-01-01`; yearOf(date) === year; date = addDays(date, 1)) yield date;
}

describe('the Russian working-day calendar', () => {
  test.each([
    [2020, 248],
    [2021, 247],
    [2022, 247],
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
    [2027, 247],
  ])('%i has %i working days', (year, total) => {
    expect([...daysOf(year)].filter(isWorkingDay)).toHaveLength(total);
  });

  test('takes days off only from weekdays and gives back only weekends', () => {
    for (const [year, { daysOff, workingWeekends }] of Object.entries(TRANSFERS_RU)) {
      for (const day of daysOff) expect(isoWeekday(`${year}-${day}` as LocalDate)).toBeLessThan(6);
      for (const day of workingWeekends) expect(isoWeekday(`${year}-${day}` as LocalDate)).toBeGreaterThan(5);
    }
  });

  test('shortens only working days', () => {
    for (const [year, { shortened }] of Object.entries(TRANSFERS_RU)) {
      for (const day of shortened) {
        expect(isWorkingDay(`${year}-${day}` as LocalDate)).toBe(true);
        expect(isShortened(`${year}-${day}` as LocalDate)).toBe(true);
      }
    }
    expect(isShortened('2026-11-05')).toBe(false);
  });

  test.each([
    ['2026-11-04', 'PUBLIC_HOLIDAY'],
    ['2026-12-31', 'TRANSFERRED'],
    ['2026-11-22', 'WEEKEND'],
    ['2026-11-23', 'WEEKDAY'],
    ['2025-11-01', 'WORKING_WEEKEND'],
    ['2027-02-20', 'WORKING_WEEKEND'],
  ] as const)('%s is a %s', (date, kind) => {
    expect(dayKind(date)).toBe(kind);
  });

  test('falls back to weekends and public holidays in a year without a decree, and says so', () => {
    expect(isCalendarKnown(2027)).toBe(true);
    expect(isCalendarKnown(2028)).toBe(false);
    expect(dayKind('2028-01-03')).toBe('PUBLIC_HOLIDAY');
    expect(dayKind('2028-01-10')).toBe('WEEKDAY');
    expect(dayKind('2028-01-15')).toBe('WEEKEND');
    expect(isShortened('2028-12-29')).toBe(false);
  });
});

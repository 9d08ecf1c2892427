import type { LocalDate } from '@otklik/base';
import { FormRegistry } from '../form-registry.js';
import type { FormValues } from '../forms/form.js';
import { manifest } from '../manifest.test-support.js';
import { isInSeason } from './rule-applies.js';
import { termText } from './term-text.js';

const parks = manifest();
const registry = new FormRegistry([parks]);

function term(key: string, values: FormValues, on: LocalDate = '2026-07-01'): string {
  const category = parks.categories.find((declared) => declared.key === key)!;
  const resolved = registry.term({ ...category, id: `acme.parks.${key}` }, values, on);
  return `${resolved.term.amount} ${resolved.term.unit}`;
}

describe('the term of a message', () => {
  test('is its category’s, with the category for a reason', () => {
    const category = {
      id: 'acme.parks.bench',
      title: { ru: 'Скамейки', en: 'Benches' },
      term: { amount: 30, unit: 'CALENDAR_DAYS' as const },
    };
    expect(registry.term(category, {}, '2026-07-01')).toEqual({
      term: { amount: 30, unit: 'CALENDAR_DAYS' },
      reasons: [{ ru: 'Категория «Скамейки»: 30 календарных дней', en: 'Category "Benches": 30 calendar days' }],
    });
  });

  test('is that of the first line that applies', () => {
    expect(term('tree', { count: 5 })).toBe('10 WORKING_DAYS');
    expect(term('tree', { count: 5 }, '2026-12-01')).toBe('4 WORKING_HOURS');
    expect(term('tree', { count: 5, danger: true }, '2026-12-01')).toBe('1 WORKING_DAYS');
    expect(term('tree', { count: 5, danger: false }, '2026-12-01')).toBe('4 WORKING_HOURS');
  });

  test('counts bounds in, and a field left empty fits nothing', () => {
    expect([2, 3, 9, 10].map((count) => term('tree', { count }, '2026-12-01'))).toEqual([
      '10 WORKING_DAYS',
      '4 WORKING_HOURS',
      '4 WORKING_HOURS',
      '10 WORKING_DAYS',
    ]);
    expect(term('tree', {}, '2026-12-01')).toBe('10 WORKING_DAYS');
  });

  test('of a line that tests a field is not for categories without it', () => {
    expect(term('bench', { danger: true })).toBe('30 CALENDAR_DAYS');
  });

  test('of a category that no active plugin has is what the platform keeps', () => {
    const category = { id: 'core.other', title: { ru: 'Другое', en: 'Other' }, term: { amount: 2, unit: 'WORKING_DAYS' as const } };
    expect(registry.term(category, { danger: true }, '2026-07-01')).toEqual({
      term: category.term,
      reasons: [{ ru: 'Категория «Другое»: 2 рабочих дня', en: 'Category "Other": 2 working days' }],
    });
  });
});

describe('a season', () => {
  test('has its first and last day, over New Year too', () => {
    const winter = { title: { ru: 'Зима', en: 'Winter' }, from: '11-01', to: '03-31' };
    const days: LocalDate[] = ['2026-10-31', '2026-11-01', '2027-01-01', '2027-03-31', '2027-04-01'];
    expect(days.map((day) => isInSeason(winter, day))).toEqual([false, true, true, true, false]);
    const summer = { ...winter, from: '06-01', to: '08-31' };
    expect((['2026-05-31', '2026-06-01', '2026-08-31', '2026-09-01'] as const).map((day) => isInSeason(summer, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('a term in words', () => {
  test('is declined', () => {
    const days = [1, 2, 5, 11, 21, 22, 25, 112].map((amount) => termText({ amount, unit: 'WORKING_DAYS' }).ru);
    expect(days).toEqual([
      '1 рабочий день',
      '2 рабочих дня',
      '5 рабочих дней',
      '11 рабочих дней',
      '21 рабочий день',
      '22 рабочих дня',
      '25 рабочих дней',
      '112 рабочих дней',
    ]);
    expect(termText({ amount: 9, unit: 'WORKING_HOURS' })).toEqual({ ru: '9 рабочих часов', en: '9 working hours' });
    expect(termText({ amount: 1, unit: 'CALENDAR_DAYS' })).toEqual({ ru: '1 календарный день', en: '1 calendar day' });
  });
});

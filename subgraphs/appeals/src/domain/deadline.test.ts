import fc from 'fast-check';
import { addDays, daysBetween, endOfDay, isWorkingDay, localDateAt } from '@otklik/base';
import { AppealKind } from './appeal-kind.js';
import { deadlineFrom } from './deadline.js';
import { termOf, type GroundedTerm, type Term } from './term.js';

const NOVOSIBIRSK = 'Asia/Novosibirsk';
const BECAUSE = { ru: 'Категория «Ямы»', en: 'Category “Potholes”' };

function potholes(term: Term): GroundedTerm {
  return termOf(AppealKind.MESSAGE, () => ({ term, reasons: [BECAUSE] }));
}

function never(): GroundedTerm {
  throw new Error('The category has no say here.');
}

function dueDay(from: string, term: Term): string {
  return localDateAt(deadlineFrom(new Date(from), potholes(term), NOVOSIBIRSK, false).dueAt, NOVOSIBIRSK);
}

describe('a deadline in working days', () => {
  test('registered on 19 November 2026, ten working days end with 3 December', () => {
    const { dueAt, reasons, isProvisional } = deadlineFrom(
      new Date('2026-11-19T03:00:00Z'),
      potholes({ amount: 10, unit: 'WORKING_DAYS' }),
      NOVOSIBIRSK,
      false,
    );
    expect(dueAt.toISOString()).toBe('2026-12-03T16:59:59.999Z');
    expect(isProvisional).toBe(false);
    expect(reasons.map((reason) => reason.ru)).toEqual([BECAUSE.ru, 'Отсчёт с 20 ноября 2026 г.']);
    expect(reasons.map((reason) => reason.en)).toEqual([BECAUSE.en, 'Counted from 20 November 2026']);
  });

  test('tells of the holiday it steps over', () => {
    const { dueAt, reasons } = deadlineFrom(
      new Date('2026-11-02T03:00:00Z'),
      potholes({ amount: 3, unit: 'WORKING_DAYS' }),
      NOVOSIBIRSK,
      false,
    );
    expect(localDateAt(dueAt, NOVOSIBIRSK)).toBe('2026-11-06');
    expect(reasons.map((reason) => reason.ru)).toEqual([BECAUSE.ru, 'Отсчёт с 3 ноября 2026 г.', '4 ноября — выходной день']);
    expect(reasons[2]!.en).toBe('4 November is a day off');
  });

  test('tells of the January holidays as one run of days', () => {
    const { dueAt, reasons } = deadlineFrom(
      new Date('2026-12-30T03:00:00Z'),
      potholes({ amount: 1, unit: 'WORKING_DAYS' }),
      NOVOSIBIRSK,
      false,
    );
    expect(localDateAt(dueAt, NOVOSIBIRSK)).toBe('2027-01-11');
    expect(reasons.map((reason) => reason.ru)).toEqual([BECAUSE.ru, 'Отсчёт с 31 декабря 2026 г.', '31 декабря – 8 января — выходные дни']);
  });

  test('counts a working Saturday and says so', () => {
    const { dueAt, reasons } = deadlineFrom(
      new Date('2027-02-19T03:00:00Z'),
      potholes({ amount: 2, unit: 'WORKING_DAYS' }),
      NOVOSIBIRSK,
      false,
    );
    expect(localDateAt(dueAt, NOVOSIBIRSK)).toBe('2027-02-24');
    expect(reasons.map((reason) => reason.ru).slice(2)).toEqual(['20 февраля — рабочий день', '22–23 февраля — выходные дни']);
  });

  test('begins by the region’s day, not by UTC', () => {
    expect(dueDay('2026-11-22T16:59:59Z', { amount: 1, unit: 'WORKING_DAYS' })).toBe('2026-11-23');
    expect(dueDay('2026-11-22T17:00:00Z', { amount: 1, unit: 'WORKING_DAYS' })).toBe('2026-11-24');
  });

  test('says when the transfers of a year are not known yet', () => {
    const { reasons } = deadlineFrom(new Date('2027-12-30T03:00:00Z'), potholes({ amount: 10, unit: 'WORKING_DAYS' }), NOVOSIBIRSK, false);
    expect(reasons.at(-1)!.ru).toBe('Переносы выходных на 2028 год ещё не известны: учтены суббота, воскресенье и праздники');
  });
});

describe('a deadline in calendar days', () => {
  test.each([
    ['2026-11-17T03:00:00Z', 10, undefined, '2026-11-27'],
    ['2026-11-17T03:00:00Z', 11, undefined, '2026-11-30'],
    ['2026-11-17T03:00:00Z', 11, 'FORWARD', '2026-11-30'],
    ['2026-11-17T03:00:00Z', 11, 'BACKWARD', '2026-11-27'],
  ] as const)('from %s, %i days, %s: until %s', (from, amount, onDayOff, due) => {
    expect(dueDay(from, { amount, unit: 'CALENDAR_DAYS', onDayOff })).toBe(due);
  });

  test('an appeal under 59-ФЗ has thirty days and is answered before a day off', () => {
    const { dueAt, reasons } = deadlineFrom(new Date('2026-12-05T03:00:00Z'), termOf(AppealKind.APPEAL, never), NOVOSIBIRSK, true);
    expect(localDateAt(dueAt, NOVOSIBIRSK)).toBe('2026-12-30');
    expect(reasons.map((reason) => reason.ru)).toEqual([
      'Обращение по 59-ФЗ: 30 календарных дней',
      'Отсчёт с 6 декабря 2026 г.',
      '4 января — выходной день: срок перенесён на 30 декабря',
      'Срок предварительный: при регистрации он будет рассчитан заново',
    ]);
  });

  test('goes forward when there is no working day to go back to', () => {
    expect(dueDay('2027-01-02T03:00:00Z', { amount: 5, unit: 'CALENDAR_DAYS', onDayOff: 'BACKWARD' })).toBe('2027-01-11');
  });
});

describe('a deadline in working hours', () => {
  test.each([
    ['nine hours of an incident go into the next day', '2026-11-23T03:00:00Z', 9, '2026-11-24T04:00:00.000Z'],
    ['the break is not counted', '2026-11-23T05:30:00Z', 1, '2026-11-23T07:30:00.000Z'],
    ['a message at night waits for the morning', '2026-11-22T20:00:00Z', 1, '2026-11-23T03:00:00.000Z'],
    ['a message on Sunday waits for Monday', '2026-11-22T05:00:00Z', 8, '2026-11-23T11:00:00.000Z'],
    ['a shortened day ends at 17', '2026-11-03T02:00:00Z', 8, '2026-11-05T03:00:00.000Z'],
  ])('%s', (_, from, amount, due) => {
    expect(deadlineFrom(new Date(from), potholes({ amount, unit: 'WORKING_HOURS' }), NOVOSIBIRSK, false).dueAt.toISOString()).toBe(due);
  });

  test('explains the working time, the shortened day and the holiday', () => {
    const { reasons } = deadlineFrom(new Date('2026-11-03T02:00:00Z'), termOf(AppealKind.INCIDENT, never), NOVOSIBIRSK, false);
    expect(reasons.map((reason) => reason.ru)).toEqual([
      'Инцидент: 9 рабочих часов',
      'Отсчёт с 09:00 3 ноября 2026 г.; рабочее время — с 9 до 18 часов, перерыв с 13 до 14',
      '3 ноября — сокращённый день',
      '4 ноября — выходной день',
    ]);
  });
});

describe('every deadline', () => {
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2029-12-31'), noInvalidDate: true });
  const zones = fc.constantFrom('Europe/Kaliningrad', 'Europe/Moscow', NOVOSIBIRSK, 'Asia/Kamchatka');
  const amounts = fc.integer({ min: 1, max: 60 });
  const calendarTerms = fc.record({
    amount: amounts,
    unit: fc.constant('CALENDAR_DAYS' as const),
    onDayOff: fc.constantFrom('BACKWARD' as const, 'FORWARD' as const),
  });
  const workingTerms = fc.record({ amount: amounts, unit: fc.constantFrom('WORKING_DAYS' as const, 'WORKING_HOURS' as const) });
  const terms: fc.Arbitrary<Term> = fc.oneof(calendarTerms, workingTerms);

  test('lies ahead, on a working day, and is explained in both languages', () => {
    fc.assert(
      fc.property(moments, zones, terms, fc.boolean(), (from, zone, term, provisional) => {
        const { dueAt, reasons, isProvisional } = deadlineFrom(from, potholes(term), zone, provisional);
        expect(dueAt > from).toBe(true);
        expect(isWorkingDay(localDateAt(dueAt, zone))).toBe(true);
        expect(isProvisional).toBe(provisional);
        for (const reason of reasons)
          expect([reason.ru, reason.en].every((text) => text.length > 0 && !/undefined|NaN/.test(text))).toBe(true);
      }),
    );
  });

  test('in working days leaves exactly that many working days after the first one, and ends with the last of them', () => {
    fc.assert(
      fc.property(moments, zones, amounts, (from, zone, amount) => {
        const { dueAt } = deadlineFrom(from, potholes({ amount, unit: 'WORKING_DAYS' }), zone, false);
        const [start, last] = [localDateAt(from, zone), localDateAt(dueAt, zone)];
        const days = Array.from({ length: daysBetween(start, last) }, (_, index) => addDays(start, index + 1));
        expect(days.filter(isWorkingDay)).toHaveLength(amount);
        expect(dueAt).toEqual(endOfDay(last, zone));
      }),
    );
  });

  test('in calendar days moves only over days off, in the direction of the policy where it can', () => {
    fc.assert(
      fc.property(moments, zones, calendarTerms, (from, zone, term) => {
        const start = localDateAt(from, zone);
        const nominal = addDays(start, term.amount);
        const last = localDateAt(deadlineFrom(from, potholes(term), zone, false).dueAt, zone);
        expect(last > start).toBe(true);
        if (isWorkingDay(nominal)) expect(last).toBe(nominal);
        const [earlier, later] = last < nominal ? [last, nominal] : [nominal, last];
        if (last < nominal) expect(term.onDayOff).toBe('BACKWARD');
        for (let day = addDays(earlier, 1); day < later; day = addDays(day, 1)) expect(isWorkingDay(day)).toBe(false);
      }),
    );
  });

  test('is never earlier for a longer term, nor for a later start', () => {
    const hour = 3_600_000;
    fc.assert(
      fc.property(moments, zones, terms, fc.integer({ min: 0, max: 240 }), (from, zone, term, hours) => {
        const due = (start: Date, amount: number) => deadlineFrom(start, potholes({ ...term, amount }), zone, false).dueAt.getTime();
        expect(due(from, term.amount + 1)).toBeGreaterThanOrEqual(due(from, term.amount));
        if (term.onDayOff !== 'BACKWARD')
          expect(due(new Date(from.getTime() + hours * hour), term.amount)).toBeGreaterThanOrEqual(due(from, term.amount));
      }),
    );
  });

  test('refuses a term that is no whole number above zero', () => {
    for (const amount of [0, -1, 1.5, Number.NaN])
      expect(() => deadlineFrom(new Date(), potholes({ amount, unit: 'WORKING_DAYS' }), 'UTC', false)).toThrow(RangeError);
  });
});

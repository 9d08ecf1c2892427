/** What becomes of a term on the way: pauses, an extension, a promised day. */
import { addDays, daysBetween, endOfDay, isShortened, isWorkingDay, localDateAt, minuteOfDayAt, momentAt, type LocalDate } from '@otklik/base';
import fc from 'fast-check';
import { AppealKind } from './appeal-kind.js';
import { deadlineFrom, type TermChanges } from './deadline.js';
import type { EndedPause } from './pause.js';
import { termOf, type GroundedTerm, type Term } from './term.js';

const ZONE = 'Asia/Novosibirsk';
const BECAUSE = { ru: 'Категория «Ямы»', en: 'Category “Potholes”' };
const HOUR = 3_600_000;

const grounded = (term: Term): GroundedTerm => termOf(AppealKind.MESSAGE, () => ({ term, reasons: [BECAUSE] }));
const count = (from: string, term: Term, changes: TermChanges) => deadlineFrom(new Date(from), grounded(term), ZONE, false, changes);
const pause = (from: string, to: string): EndedPause => ({ from: new Date(from), to: new Date(to) });
const day = ({ dueAt }: { dueAt: Date }) => localDateAt(dueAt, ZONE);

describe('a pause', () => {
  const TEN: Term = { amount: 10, unit: 'WORKING_DAYS' };

  test('of three days moves a term in working days by its working days, and is told in both languages', () => {
    const deadline = count('2026-11-19T03:00:00Z', TEN, { pauses: [pause('2026-11-24T05:00:00Z', '2026-11-27T02:00:00Z')] });
    expect(day(deadline)).toBe('2026-12-08');
    expect(deadline.reasons.slice(2)).toEqual([
      { ru: 'С 24 ноября по 26 ноября срок не шёл: ждали уточнения от автора', en: '24 November to 26 November did not count: its author was asked to clarify it' },
    ]);
  });

  test('over a weekend costs a term in working days nothing, one in calendar days two', () => {
    const changes = { pauses: [pause('2026-11-21T05:00:00Z', '2026-11-23T02:00:00Z')] };
    expect(day(count('2026-11-19T03:00:00Z', TEN, changes))).toBe('2026-12-03');
    expect(day(count('2026-11-19T03:00:00Z', { amount: 10, unit: 'CALENDAR_DAYS' }, changes))).toBe('2026-12-01');
  });

  test('of one day is told as one, of less than a day not at all', () => {
    const one = count('2026-11-19T03:00:00Z', TEN, { pauses: [pause('2026-11-24T05:00:00Z', '2026-11-25T02:00:00Z')] });
    expect(one.reasons.at(-1)!.ru).toBe('24 ноября срок не шёл: ждали уточнения от автора');
    expect(count('2026-11-19T03:00:00Z', TEN, { pauses: [pause('2026-11-24T03:00:00Z', '2026-11-24T09:00:00Z')] })).toEqual(count('2026-11-19T03:00:00Z', TEN, {}));
  });

  test('takes its own hours out of a term in working hours', () => {
    const four: Term = { amount: 4, unit: 'WORKING_HOURS' };
    const from = '2026-11-23T03:00:00Z';
    // From 10 to 15 with a break; asked at 11, answered at 12:30.
    expect(count(from, four, {}).dueAt.toISOString()).toBe('2026-11-23T08:00:00.000Z');
    expect(count(from, four, { pauses: [pause('2026-11-23T04:00:00Z', '2026-11-23T05:30:00Z')] }).dueAt.toISOString()).toBe('2026-11-23T09:30:00.000Z');
  });

  test('that goes on leaves the deadline where it is, and says since when', () => {
    const deadline = count('2026-11-19T03:00:00Z', TEN, { pauses: [{ from: new Date('2026-11-24T05:00:00Z'), to: null }] });
    expect(day(deadline)).toBe('2026-12-03');
    expect(deadline.reasons.at(-1)).toEqual({ ru: 'С 24 ноября срок приостановлен: ждём уточнения от автора', en: 'Paused since 24 November: its author was asked to clarify it' });
  });
});

describe('an extension', () => {
  test('of thirty days counts from the end of the thirty before, and is answered before a day off', () => {
    const deadline = deadlineFrom(new Date('2026-11-19T03:00:00Z'), termOf(AppealKind.APPEAL, () => grounded({ amount: 1, unit: 'WORKING_DAYS' })), ZONE, false, { extendedBy: 30 });
    // 19 December, a Saturday, and thirty days on: 18 January, a Monday.
    expect(day(deadline)).toBe('2027-01-18');
    expect(deadline.reasons.map(({ ru }) => ru)).toEqual(['Обращение по 59-ФЗ: 30 календарных дней', 'Отсчёт с 20 ноября 2026 г.', 'Срок продлён на 30 календарных дней, до 18 января']);
    expect(deadline.reasons.at(-1)!.en).toBe('Extended by 30 calendar days, to 18 January');
  });

  test.each([[1, '1 календарный день'], [2, '2 календарных дня'], [5, '5 календарных дней']])('of %i is declined', (extendedBy, words) => {
    const { reasons } = count('2026-11-19T03:00:00Z', { amount: 1, unit: 'WORKING_DAYS' }, { extendedBy });
    expect(reasons.some(({ ru }) => ru.includes(`продлён на ${words},`))).toBe(true);
  });
});

describe('a promised day', () => {
  test('takes the place of what was counted, which is told too', () => {
    const deadline = count('2026-11-19T03:00:00Z', { amount: 10, unit: 'WORKING_DAYS' }, { promisedOn: '2027-05-15' });
    expect(deadline.dueAt).toEqual(endOfDay('2027-05-15', ZONE));
    expect(deadline.reasons).toEqual([
      BECAUSE,
      { ru: 'Отсчёт с 20 ноября 2026 г.', en: 'Counted from 20 November 2026' },
      { ru: 'Отложено: работы обещаны к 15 мая 2027 г.', en: 'Put off: the work is promised by 15 May 2027' },
    ]);
  });
});

describe('every changed deadline', () => {
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
  const zones = fc.constantFrom('Europe/Kaliningrad', 'Europe/Moscow', ZONE, 'Asia/Kamchatka');
  const amounts = fc.integer({ min: 1, max: 40 });
  const policies = fc.constantFrom('BACKWARD' as const, 'FORWARD' as const);
  /** Hours from the start to the pause, and how long it lasts. */
  const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 200 })), { maxLength: 3 });
  const pausesOf = (from: Date, spans: readonly (readonly [number, number])[]): EndedPause[] =>
    spans.map(([after, length]) => ({ from: new Date(from.getTime() + after * HOUR), to: new Date(from.getTime() + (after + length) * HOUR) }));
  const lost = (date: LocalDate, pauses: readonly EndedPause[], zone: string) =>
    pauses.some(({ from, to }) => date >= localDateAt(from, zone) && date < localDateAt(to, zone));
  const daysUpTo = (first: LocalDate, last: LocalDate) => Array.from({ length: daysBetween(first, last) }, (_, index) => addDays(first, index + 1));

  test('in working days leaves exactly its amount of working days outside the pauses', () => {
    fc.assert(
      fc.property(moments, zones, amounts, gaps, (from, zone, amount, spans) => {
        const pauses = pausesOf(from, spans);
        const { dueAt } = deadlineFrom(from, grounded({ amount, unit: 'WORKING_DAYS' }), zone, false, { pauses });
        const counted = daysUpTo(localDateAt(from, zone), localDateAt(dueAt, zone)).filter((date) => isWorkingDay(date) && !lost(date, pauses, zone));
        expect(counted).toHaveLength(amount);
        expect(lost(localDateAt(dueAt, zone), pauses, zone)).toBe(false);
      }),
    );
  });

  test('in working hours leaves exactly its quarters of an hour outside the pauses', () => {
    const quarter = HOUR / 4;
    const isWorking = (moment: number, zone: string) => {
      const at = new Date(moment);
      const date = localDateAt(at, zone);
      const minute = minuteOfDayAt(at, zone);
      const end = isShortened(date) ? 17 * 60 : 18 * 60;
      return isWorkingDay(date) && ((minute >= 9 * 60 && minute < 13 * 60) || (minute >= 14 * 60 && minute < end));
    };
    const quarterHours = fc.integer({ min: 0, max: 40 * 24 * 4 }).map((quarters) => new Date(momentAt('2026-10-20', 0, ZONE).getTime() + quarters * quarter));
    fc.assert(
      fc.property(quarterHours, fc.integer({ min: 1, max: 12 }), fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 })), { maxLength: 2 }), (from, amount, spans) => {
        const pauses = pausesOf(from, spans);
        const { dueAt } = deadlineFrom(from, grounded({ amount, unit: 'WORKING_HOURS' }), ZONE, false, { pauses });
        let worked = 0;
        for (let moment = from.getTime(); moment < dueAt.getTime(); moment += quarter) {
          const isOut = pauses.some((span) => moment >= span.from.getTime() && moment < span.to.getTime());
          if (!isOut && isWorking(moment, ZONE)) worked += 1;
        }
        expect(worked).toBe(amount * 4);
      }),
      { numRuns: 40 },
    );
  });

  test('is never earlier for a pause or an extension, and ends on a working day', () => {
    const terms = fc.oneof(
      fc.record({ amount: amounts, unit: fc.constant('CALENDAR_DAYS' as const), onDayOff: policies }),
      fc.record({ amount: amounts, unit: fc.constant('WORKING_DAYS' as const) }),
    );
    fc.assert(
      fc.property(moments, zones, terms, gaps, fc.option(fc.integer({ min: 1, max: 30 })), (from, zone, term, spans, extendedBy) => {
        const pauses = pausesOf(from, spans);
        const due = (changes: TermChanges) => deadlineFrom(from, grounded(term), zone, false, changes).dueAt;
        const changed = due({ pauses, extendedBy });
        expect(changed >= due({})).toBe(true);
        expect(changed >= due({ pauses })).toBe(true);
        expect(isWorkingDay(localDateAt(changed, zone))).toBe(true);
      }),
    );
  });

  test('is explained in both languages, each change by a sentence of its own', () => {
    fc.assert(
      fc.property(moments, zones, amounts, gaps, fc.boolean(), (from, zone, amount, spans, isExtended) => {
        const pauses = pausesOf(from, spans);
        const term = grounded({ amount, unit: 'WORKING_DAYS' });
        const { reasons } = deadlineFrom(from, term, zone, false, { pauses, extendedBy: isExtended ? 10 : null });
        for (const { ru, en } of reasons) expect([ru, en].every((text) => text.length > 0 && !/undefined|NaN|null/.test(text))).toBe(true);
        expect(reasons.filter(({ en }) => en.includes('did not count'))).toHaveLength(pauses.filter((span) => localDateAt(span.from, zone) !== localDateAt(span.to, zone)).length);
        expect(reasons.filter(({ en }) => en.startsWith('Extended by'))).toHaveLength(isExtended ? 1 : 0);
      }),
    );
  });

  test('refuses an extension that is no whole number above zero', () => {
    for (const extendedBy of [0, -1, 1.5, Number.NaN]) expect(() => deadlineFrom(new Date(), grounded({ amount: 1, unit: 'WORKING_DAYS' }), ZONE, false, { extendedBy })).toThrow(RangeError);
  });
});

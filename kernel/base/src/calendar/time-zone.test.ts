import fc from 'fast-check';
import { addDays, type LocalDate } from './local-date.js';
import { endOfDay, localDateAt, minuteOfDayAt, momentAt } from './time-zone.js';

const zones = fc.constantFrom('Asia/Novosibirsk', 'Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Kamchatka', 'America/New_York', 'UTC');
const moments = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });

describe('a time zone', () => {
  test('decides on which day a moment falls', () => {
    expect(localDateAt(new Date('2026-12-31T17:00:00Z'), 'Asia/Novosibirsk')).toBe('2027-01-01');
    expect(localDateAt(new Date('2026-12-31T16:59:59.999Z'), 'Asia/Novosibirsk')).toBe('2026-12-31');
  });

  test('ends a day one millisecond before its next midnight', () => {
    expect(endOfDay('2026-12-03', 'Asia/Novosibirsk').toISOString()).toBe('2026-12-03T16:59:59.999Z');
  });

  test('makes a day of 23 hours where the clock goes forward', () => {
    const hours =
      (momentAt('2026-03-09', 0, 'America/New_York').getTime() - momentAt('2026-03-08', 0, 'America/New_York').getTime()) / 3_600_000;
    expect(hours).toBe(23);
  });

  test('refuses a zone that does not exist', () => {
    expect(() => localDateAt(new Date(), 'Mars/Olympus')).toThrow(RangeError);
  });

  test('takes a moment to the wall clock and back', () => {
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const date = localDateAt(moment, zone);
        const back = momentAt(date, minuteOfDayAt(moment, zone), zone);
        // The hour that the clock shows twice in autumn is the one that may be told in two ways.
        expect([0, 3_600_000]).toContain(Math.abs(back.getTime() - moment.getTime()));
        if (zone !== 'America/New_York') expect(back).toEqual(moment);
      }),
    );
  });

  test('ends each day exactly where the next one begins', () => {
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const date: LocalDate = localDateAt(moment, zone);
        const end = endOfDay(date, zone);
        expect(localDateAt(end, zone)).toBe(date);
        expect(localDateAt(new Date(end.getTime() + 1), zone)).toBe(addDays(date, 1));
        expect(end >= moment).toBe(true);
      }),
    );
  });
});

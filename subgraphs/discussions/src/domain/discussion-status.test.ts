import fc from 'fast-check';
import { DiscussionStatus, statusAt } from './discussion-status.js';

const opensAt = new Date('2026-12-01T00:00:00Z');
const closesAt = new Date('2026-12-16T00:00:00Z');
const publishedAt = new Date('2026-11-22T00:00:00Z');
const at = (text: string) => new Date(text);

describe('the status', () => {
  test.each([
    ['2026-11-30T23:59:59.999Z', 'ANNOUNCED'],
    ['2026-12-01T00:00:00.000Z', 'OPEN'],
    ['2026-12-15T23:59:59.999Z', 'OPEN'],
    ['2026-12-16T00:00:00.000Z', 'REVIEW'],
    ['2036-01-01T00:00:00.000Z', 'REVIEW'],
  ])('at %s of a published discussion is %s', (now, status) => {
    expect(statusAt({ opensAt, closesAt, publishedAt }, at(now))).toBe(status);
  });

  test('is DRAFT until it is published, whatever the time', () => {
    for (const now of ['2026-11-01T00:00:00Z', '2026-12-05T00:00:00Z', '2027-01-01T00:00:00Z']) {
      expect(statusAt({ opensAt, closesAt, publishedAt: null }, at(now))).toBe('DRAFT');
    }
  });

  test('is REVIEW from the moment the agency ended the term', () => {
    const closedAt = at('2026-12-10T10:00:00Z');
    expect(statusAt({ opensAt, closesAt, publishedAt, closedAt }, at('2026-12-10T09:59:59.999Z'))).toBe('OPEN');
    expect(statusAt({ opensAt, closesAt, publishedAt, closedAt }, closedAt)).toBe('REVIEW');
  });

  test('is FINISHED once the agency finished it', () => {
    expect(statusAt({ opensAt, closesAt, publishedAt, finishedAt: at('2026-12-20T00:00:00Z') }, at('2026-12-21T00:00:00Z'))).toBe(
      'FINISHED',
    );
  });

  test('never goes back as time goes on', () => {
    const order = Object.values(DiscussionStatus);
    const moment = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, moment, fc.option(fc.constant(at('2026-12-10T00:00:00Z'))), (one, other, closedAt) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        const indexAt = (now: Date) => order.indexOf(statusAt({ opensAt, closesAt, publishedAt, closedAt }, now));
        expect(indexAt(earlier)).toBeLessThanOrEqual(indexAt(later));
      }),
    );
  });
});

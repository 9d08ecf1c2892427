import type { Refusal } from '@otklik/base';
import { DiscussionKind } from './discussion-kind.js';
import { checkPublishedTerm, checkTerm, requireShortestTerm } from './term.js';

const ZONE = 'Asia/Novosibirsk';
/** 15:00 in Novosibirsk. */
const NOW = new Date('2026-11-22T08:00:00Z');
const codes = (opensAt: string, closesAt: string, kind = DiscussionKind.NORMATIVE_ACT) =>
  checkPublishedTerm(kind, { opensAt: new Date(opensAt), closesAt: new Date(closesAt) }, NOW, ZONE).map((issue) => issue.code);

describe('the term of a draft normative act', () => {
  test.each([
    ['fifteen days from now on', '2026-11-22T08:00:00Z', '2026-12-07T08:00:00Z', []],
    ['a millisecond less', '2026-11-22T08:00:00Z', '2026-12-07T07:59:59.999Z', ['TERM_TOO_SHORT']],
    ['fifteen days from a moment ago: the day of publication counts', '2026-11-22T07:59:00Z', '2026-12-07T07:59:00Z', []],
    ['fifteen days from this local midnight', '2026-11-21T17:00:00Z', '2026-12-06T17:00:00Z', []],
    ['fifteen days, the first of them before the publication', '2026-11-21T16:59:00Z', '2026-12-06T16:59:00Z', ['TERM_TOO_SHORT']],
    ['a month that began long ago', '2026-10-25T00:00:00Z', '2026-11-25T00:00:00Z', ['TERM_TOO_SHORT']],
    ['a later term that is long enough', '2026-12-01T00:00:00Z', '2026-12-16T00:00:00Z', []],
    ['a later term that is too short', '2026-12-01T00:00:00Z', '2026-12-15T23:00:00Z', ['TERM_TOO_SHORT']],
    ['a term that is over', '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', ['IN_THE_PAST']],
    ['a slip of the pen', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', ['OUT_OF_RANGE', 'OUT_OF_RANGE']],
    ['a term that ends when it begins', '2026-12-01T00:00:00Z', '2026-12-01T00:00:00Z', ['ENDS_BEFORE_START']],
  ])('%s', (_, opensAt, closesAt, expected) => {
    expect(codes(opensAt, closesAt)).toEqual(expected);
  });

  test('says how long it has to be, in both languages', () => {
    const [issue] = checkPublishedTerm(
      DiscussionKind.NORMATIVE_ACT,
      { opensAt: NOW, closesAt: new Date('2026-11-30T00:00:00Z') },
      NOW,
      ZONE,
    );
    expect(issue).toMatchObject({
      path: ['closesAt'],
      message: { ru: expect.stringContaining('15'), en: expect.stringContaining('15 calendar days') },
    });
  });

  test('can be ended early after fifteen days', () => {
    expect(() => requireShortestTerm(DiscussionKind.NORMATIVE_ACT, new Date('2026-11-07T08:00:00Z'), NOW)).not.toThrow();
    expect(() => requireShortestTerm(DiscussionKind.NORMATIVE_ACT, new Date('2026-11-07T08:00:01Z'), NOW)).toThrow(
      expect.objectContaining({ kind: 'ValidationFailed' }) as Refusal,
    );
  });
});

describe('the term of a local question', () => {
  test('is as long as the agency likes', () => {
    expect(codes('2026-11-22T08:00:00Z', '2026-11-22T09:00:00Z', DiscussionKind.LOCAL_QUESTION)).toEqual([]);
    expect(codes('2026-11-22T06:00:00Z', '2026-11-22T07:00:00Z', DiscussionKind.LOCAL_QUESTION)).toEqual(['IN_THE_PAST']);
    expect(() => requireShortestTerm(DiscussionKind.LOCAL_QUESTION, NOW, NOW)).not.toThrow();
  });
});

test('a draft’s term only has to end after it begins', () => {
  expect(checkTerm({ opensAt: NOW, closesAt: new Date(NOW.getTime() + 1) })).toEqual([]);
  expect(checkTerm({ opensAt: NOW, closesAt: NOW }).map((issue) => issue.code)).toEqual(['ENDS_BEFORE_START']);
});

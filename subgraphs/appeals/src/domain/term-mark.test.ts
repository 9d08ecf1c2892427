import fc from 'fast-check';
import { MARK_SHARES, passedMark, remindedAt, TermMark } from './term-mark.js';

const from = new Date('2026-11-01T00:00:00Z');
const dueAt = new Date('2026-11-11T00:00:00Z');
const at = (share: number, shift = 0): Date => new Date(from.getTime() + share * (dueAt.getTime() - from.getTime()) + shift);

test.each([
  [at(0), null],
  [at(0.5, -1), null],
  [at(0.5), TermMark.HALF],
  [at(0.9, -1), TermMark.HALF],
  [at(0.9), TermMark.NINE_TENTHS],
  [at(1), TermMark.NINE_TENTHS],
  [at(1, 1), TermMark.OVERDUE],
  [at(30), TermMark.OVERDUE],
  [at(-1), null],
])('at %j the last mark of the term is %s', (now, mark) => {
  expect(passedMark({ from, dueAt }, now)).toBe(mark);
});

test('marks only ever move on', () => {
  const order = [null, ...Object.keys(MARK_SHARES)];
  const span = fc.record({ from: fc.integer({ min: 0, max: 1e9 }), length: fc.integer({ min: 0, max: 1e9 }) });
  fc.assert(
    fc.property(span, fc.integer({ min: -1e9, max: 3e9 }), fc.nat({ max: 1e9 }), (term, moment, later) => {
      const dates = { from: new Date(term.from), dueAt: new Date(term.from + term.length) };
      const [first, second] = [moment, moment + later].map((time) => order.indexOf(passedMark(dates, new Date(time))));
      expect(second).toBeGreaterThanOrEqual(first!);
    }),
  );
});

test('what nobody works on is the coordinator’s, what is overdue goes up', () => {
  expect(remindedAt(TermMark.HALF, false)).toEqual(['COORDINATOR']);
  expect(remindedAt(TermMark.HALF, true)).toEqual(['EXECUTOR']);
  expect(remindedAt(TermMark.NINE_TENTHS, true)).toEqual(['EXECUTOR', 'COORDINATOR']);
  for (const isAssigned of [true, false]) expect(remindedAt(TermMark.OVERDUE, isAssigned)).toEqual(['APPROVER', 'CURATOR']);
});

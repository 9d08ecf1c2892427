import fc from 'fast-check';
import { SMALLEST_CELL, shownCells } from './suppression.js';

const isSmall = (count: number) => count > 0 && count < SMALLEST_CELL;
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

describe('suppression', () => {
  test.each<[string, number[], boolean[]]>([
    ['nothing to hide', [10, 20, 0], [true, true, true]],
    ['one small cell hides the next smallest too', [3, 15, 20], [false, false, true]],
    ['two small cells that are enough together', [5, 6, 20], [false, false, true]],
    ['two small cells that are not', [3, 4, 20, 30], [false, false, false, true]],
    ['zeros stay', [3, 0, 15, 20], [false, true, false, true]],
    ['all but a few for one', [495, 3, 2], [false, false, false]],
    ['fewer than ten people', [9, 0, 0], [false, false, false]],
    ['ten people of one mind', [10, 0], [true, true]],
  ])('of a single choice: %s', (_, cells, expected) => {
    expect(shownCells('SHARES', cells, sum(cells))).toEqual(expected);
  });

  test('of a multiple choice hides what few chose and what all but few chose', () => {
    expect(shownCells('CHOICES', [3, 10, 15, 25, 28, 30, 0], 30)).toEqual([false, true, true, false, false, true, true]);
    expect(shownCells('CHOICES', [9, 9], 9)).toEqual([false, false]);
  });

  test('of a scale hides all values or none', () => {
    expect(shownCells('SCALE', [10, 0, 12], 22)).toEqual([true, true, true]);
    expect(shownCells('SCALE', [10, 1, 12], 23)).toEqual([false, false, false]);
  });

  const cells = fc.array(fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 200 })), { minLength: 2, maxLength: 8 });

  test('never shows a number from 1 to 9, nor lets it be found by subtraction', () => {
    fc.assert(
      fc.property(fc.constantFrom('SHARES' as const, 'SCALE' as const), cells, (kind, counts) => {
        const shown = shownCells(kind, counts, sum(counts));
        for (const [index, count] of counts.entries()) if (shown[index]) expect(isSmall(count)).toBe(false);
        if (sum(counts) < SMALLEST_CELL) return expect(shown).not.toContain(true);
        const hidden = counts.filter((_, index) => !shown[index]);
        expect(hidden).not.toHaveLength(1);
        expect(isSmall(sum(hidden))).toBe(false);
      }),
    );
  });

  test('shows of overlapping choices no count and no rest from 1 to 9', () => {
    fc.assert(
      fc.property(cells, fc.nat({ max: 300 }), (counts, more) => {
        const n = Math.max(...counts) + more;
        const shown = shownCells('CHOICES', counts, n);
        for (const [index, count] of counts.entries())
          if (shown[index]) expect([isSmall(count), isSmall(n - count)]).toEqual([false, false]);
      }),
    );
  });
});

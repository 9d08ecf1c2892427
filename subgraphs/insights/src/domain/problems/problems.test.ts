import { ALARM, matrixOf, Segment, segmentOf, type CellCounts } from './matrix.js';
import { adjustedPValues, growthPValue } from './poisson-growth.js';
import { seasonalExpectation } from './season.js';
import { randomNumbers } from '../../testing/histories.js';

const YEAR = { now: 90, before: 90 };

describe('the test of growth', () => {
  test('is the exact binomial tail: 10 against 2 in equal times is 79 of 4096', () => {
    expect(growthPValue({ count: 10, exposure: 1 }, { count: 2, exposure: 1 })).toBeCloseTo(79 / 4096, 12);
  });

  test.each([
    // n, k, share of now: P(X >= k) from the definition, in whole numbers.
    [1, 0, 1 / 2, 1 / 2],
    [5, 0, 1 / 2, 1 / 32],
    [3, 1, 1 / 4, 13 / 256],
    [0, 7, 1 / 2, 1],
    [2, 2, 1 / 2, 11 / 16],
  ])('%i against %i with the share %d gives %d', (now, before, share, expected) => {
    expect(growthPValue({ count: now, exposure: share }, { count: before, exposure: 1 - share })).toBeCloseTo(expected, 12);
  });

  test('gives the published value of 11 in 800 against 21 in 3,011 (R, poisson.test: two-sided 0.07967)', () => {
    const [now, before] = [{ count: 11, exposure: 800 }, { count: 21, exposure: 3011 }];
    const upper = growthPValue(now, before);
    // R adds every outcome that is no likelier than the one seen; of the lower tail that is 0, 1 and 2.
    const share = 800 / 3811;
    const lower = [0, 1, 2].map((x) => (x === 0 ? 1 : x === 1 ? 32 : 496) * share ** x * (1 - share) ** (32 - x)).reduce((a, b) => a + b);
    expect(upper + lower).toBeCloseTo(0.07967, 5);
  });

  test('holds for counts of any size', () => {
    expect(growthPValue({ count: 500_000, exposure: 1 }, { count: 500_000, exposure: 1 })).toBeCloseTo(0.5, 2);
    // The normal approximation gives 10 standard deviations.
    expect(growthPValue({ count: 505_000, exposure: 1 }, { count: 495_000, exposure: 1 })).toBeLessThan(1e-20);
    expect(growthPValue({ count: 495_000, exposure: 1 }, { count: 505_000, exposure: 1 })).toBeCloseTo(1, 12);
  });
});

describe('the rate of false alarms', () => {
  test('is held as in the example of Benjamini and Hochberg (1995): four of fifteen', () => {
    const pValues = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
    const adjusted = adjustedPValues(pValues);
    expect(adjusted.filter((value) => value <= 0.05)).toHaveLength(4);
    expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
    expect(adjusted.at(-1)).toBe(1);
    const shuffled = [3, 0, 14, 7];
    expect(adjustedPValues(shuffled.map((index) => pValues[index]!)).map((value, index) => [value, index]).sort(([a], [b]) => a! - b!).map(([, index]) => index)).toEqual([1, 0, 3, 2]);
    expect(adjustedPValues([])).toEqual([]);
  });
});

describe('the matrix', () => {
  const cell = (received: number, previous: number, categoryId = 'a'): CellCounts => ({ categoryId, territory: null, rootCause: null, received, previous });

  test('raises an alarm only for what is many, much more, and more than chance', () => {
    const cells = matrixOf([cell(40, 10, 'grown'), cell(9, 0, 'few'), cell(1300, 1000, 'large'), cell(12, 8, 'chance'), cell(0, 5, 'gone')], YEAR);
    expect(cells.map(({ categoryId, isAlarm }) => [categoryId, isAlarm])).toEqual([
      ['grown', true],
      ['large', false],
      ['chance', false],
      ['few', false],
    ]);
    expect(cells[0]).toMatchObject({ ratio: 4, segment: Segment.MASS });
    expect(cells[3]).toMatchObject({ ratio: null });
  });

  test('takes a period that is not over by the days that have passed', () => {
    expect(matrixOf([cell(20, 40)], { now: 30, before: 90 })[0]).toMatchObject({ ratio: 1.5 });
  });

  test('tells once from repeated from mass', () => {
    expect([1, 2, 9, 10].map(segmentOf)).toEqual([Segment.ONCE, Segment.REPEATED, Segment.REPEATED, Segment.MASS]);
  });

  // Years of 27 municipalities × 8 categories at rates from 0.5 to 40, all from one seed.
  const random = randomNumbers(20_261_123);
  const rates = Array.from({ length: 216 }, (_, index) => 0.5 + ((index * 37) % 80) / 2);
  const year = (factor: (index: number) => number): CellCounts[] => rates.map((rate, index) => cell(poisson(rate * factor(index), random), poisson(rate, random), `cell-${index}`));

  test('raises no alarm in a random year beyond the stated rate', () => {
    const years = 100;
    const alarmed = Array.from({ length: years }, () => matrixOf(year(() => 1), YEAR).some(({ isAlarm }) => isAlarm)).filter(Boolean).length;
    expect(alarmed / years).toBeLessThanOrEqual(ALARM.level);
  });

  test('finds a planted problem: three times as many where there were thirty', () => {
    const planted = rates.findIndex((rate) => rate === 30);
    const found = Array.from({ length: 50 }, () => matrixOf(year((index) => (index === planted ? 3 : 1)), YEAR).filter(({ isAlarm }) => isAlarm));
    const hits = found.filter((alarms) => alarms.some(({ categoryId }) => categoryId === `cell-${planted}`)).length;
    expect(hits).toBeGreaterThanOrEqual(48);
    // Of everything that is found, nearly all is the planted one.
    expect(found.flat().length - hits).toBeLessThanOrEqual(50 * ALARM.level * 2);
  });
});

describe('the season', () => {
  test('expects what the same period of earlier years had, and says how sure it is', () => {
    expect(seasonalExpectation([30, 50])).toEqual({ expected: 40, low: expect.closeTo(40 - 1.959964 * Math.sqrt(60), 9), high: expect.closeTo(40 + 1.959964 * Math.sqrt(60), 9) });
    expect(seasonalExpectation([0])).toEqual({ expected: 0, low: 0, high: 0 });
    expect(seasonalExpectation([4]).low).toBe(0);
  });
});

/** A Poisson number (Knuth: multiplying uniform numbers; in steps, so that large means do not underflow). */
function poisson(mean: number, random: () => number): number {
  let count = -1;
  for (let product = 0; product > -mean; product += Math.log(1 - random())) count++;
  return Math.max(0, count);
}

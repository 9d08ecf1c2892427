import { figuresOf, growth, NOTHING, share } from './figures.js';

test('figures are shares and means of the sums', () => {
  const sums = { received: 10, done: 8, onTime: 6, seconds: 8 * 86_400 * 3.5, rated: 3, scores: 13 };
  expect(figuresOf(sums)).toEqual({
    received: 10,
    done: 8,
    onTime: 6,
    onTimeShare: 0.75,
    averageDays: 3.5,
    rating: { mean: 4.33, count: 3 },
  });
});

test('there is no share and no mean of nothing', () => {
  expect(figuresOf({ ...NOTHING, received: 2 })).toEqual({
    received: 2,
    done: 0,
    onTime: 0,
    onTimeShare: null,
    averageDays: null,
    rating: { mean: null, count: 0 },
  });
  expect(share(0, 0)).toBeNull();
});

test('growth is against what was before, and unknown against nothing', () => {
  expect(growth(30, 20)).toBe(0.5);
  expect(growth(5, 20)).toBe(-0.75);
  expect(growth(20, 20)).toBe(0);
  expect(growth(20, 0)).toBeNull();
});

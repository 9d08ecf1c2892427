import { Random } from '../seed.js';
import { planKills } from './kill-plan.js';

test('the same seed kills the same in the same order, another seed others', () => {
  const [plan, again, other] = [7, 7, 8].map((seed) => planKills(new Random(seed), 200));
  expect(again).toEqual(plan);
  expect(other).not.toEqual(plan);
});

test.each([1, 2, 3])('among twenty deaths everybody has a turn, and after three in a row there is a rest (seed %i)', (seed) => {
  const plan = planKills(new Random(seed), 20);
  expect(new Set(plan.map(({ victim }) => victim)).size).toBe(10);
  const rests = plan.flatMap(({ inARow }, index) => (inARow ? [] : [index]));
  expect(Math.max(...rests.map((at, index) => at - (rests[index - 1] ?? -1)))).toBeLessThanOrEqual(3);
});

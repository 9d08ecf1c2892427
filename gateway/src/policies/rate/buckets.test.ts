import fc from 'fast-check';
import { Buckets } from './buckets.js';
import { bucketOf } from './token-bucket.js';

/** A point comes back in a second. */
const SIZE = bucketOf(60);

test('each key has a bucket of its own', () => {
  const buckets = new Buckets(SIZE, 10);
  buckets.take('a', 60, 0);
  expect([buckets.wait('a', 10, 0), buckets.wait('b', 60, 0)]).toEqual([10_000, 0]);
  expect(buckets.wait('a', 10, 10_000)).toBe(0);
  expect(buckets.wait('a', 61, 0)).toBe(Infinity);
});

test('a flood of others neither grows the memory nor gives anybody points back', () => {
  const buckets = new Buckets(SIZE, 100);
  buckets.take('spender', 60, 0);
  for (let i = 0; i < 10_000; i++) {
    buckets.take(`flood ${i}`, 1, i / 1_000);
    expect(buckets.remembered).toBeLessThanOrEqual(100);
  }
  expect(buckets.level('spender', 10)).toBeCloseTo(0.01);
});

test('newcomers for whom there is no room share one bucket, also when they find room later', () => {
  const buckets = new Buckets(SIZE, 2);
  for (const key of ['a', 'b']) buckets.take(key, 30, 0);
  buckets.take('c', 60, 0);
  expect([buckets.wait('d', 1, 0), buckets.level('a', 0)]).toEqual([1_000, 30]);
  expect([buckets.wait('d', 60, 30_000), buckets.wait('c', 60, 30_000)]).toEqual([30_000, 30_000]);
  buckets.take('c', 30, 30_000);
  expect([buckets.level('c', 30_000), buckets.level('d', 30_000), buckets.level('d', 60_000)]).toEqual([0, 30, 60]);
});

test('one that is full again makes room, and one that is not stays', () => {
  const buckets = new Buckets(SIZE, 3);
  buckets.take('old', 1, 0);
  buckets.take('older and spent', 60, 0);
  buckets.take('young', 1, 500);
  buckets.take('new', 30, 2_000);
  expect(buckets.remembered).toBe(3);
  expect([buckets.level('older and spent', 2_000), buckets.level('new', 2_000)]).toEqual([2, 30]);
});

test('a flood costs little for each newcomer, however long it lasts', () => {
  const costOf = (newcomers: number): number => {
    const buckets = new Buckets(SIZE, 20_000);
    for (let i = 0; i < 20_000; i++) buckets.take(`first ${i}`, 60, 0);
    const started = process.cpuUsage();
    // Half of them find room again and again, the others none.
    for (let i = 0; i < newcomers; i++) buckets.take(`flood ${i}`, i % 2, i);
    const { user, system } = process.cpuUsage(started);
    expect(buckets.remembered).toBe(20_000);
    return (user + system) / newcomers;
  };
  costOf(100_000);
  expect(costOf(400_000)).toBeLessThan(20);
});

test('nobody ever has more than they would have with all the room', () => {
  const uses = fc.array(fc.tuple(fc.nat({ max: 3_000 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 60 })), { maxLength: 200 });
  fc.assert(
    fc.property(uses, fc.integer({ min: 1, max: 12 }), (asked, most) => {
      const [narrow, wide] = [new Buckets(SIZE, most), new Buckets(SIZE, 1_000)];
      let now = 0;
      for (const [passed, who, points] of asked) {
        now += passed;
        const key = String(who);
        if (narrow.wait(key, points, now) > 0) continue;
        expect(wide.wait(key, points, now)).toBe(0);
        narrow.take(key, points, now);
        wide.take(key, points, now);
        expect(narrow.remembered).toBeLessThanOrEqual(most);
      }
    }),
  );
});

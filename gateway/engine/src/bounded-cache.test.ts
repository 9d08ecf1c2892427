import { BoundedCache } from './bounded-cache.js';

test('forgets what was not used for longest when it has too many entries', () => {
  const cache = new BoundedCache<number>(2, 100);
  cache.set('a', 1, 1);
  cache.set('b', 2, 1);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3, 1);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
});

test('forgets as many as it must when they weigh too much', () => {
  const cache = new BoundedCache<number>(10, 10);
  for (const key of ['a', 'b', 'c']) cache.set(key, 0, 3);
  cache.set('d', 0, 6);
  expect(cache.size).toBe(2);
  cache.set('too heavy', 0, 11);
  expect(cache.size).toBe(0);
});

test('a key set again weighs once', () => {
  const cache = new BoundedCache<number>(10, 10);
  for (let times = 0; times < 5; times++) cache.set('a', times, 4);
  cache.set('b', 0, 6);
  expect([cache.get('a'), cache.get('b')]).toEqual([4, 0]);
});

test('the latest are those that were used last, the last one first', () => {
  const cache = new BoundedCache<number>(10, 100);
  for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index, 1);
  cache.get('a');
  expect([cache.latest(2), cache.latest(10)]).toEqual([[0, 2], [0, 2, 1]]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDeliveries, together, type Committed } from './check-deliveries.ts';

const COMMITTED: Committed[] = [1, 2, 3, 4].map((version) => ({ appeal: 'a', version, at: version * 100 }));

/** What one socket that began after version 1 got, each 5 ms after its commit. */
function check(...versions: number[]) {
  const deliveries = { socket: versions.map(() => 0), version: versions, at: versions.map((version) => version * 100 + 5) };
  const { latencies, commits, ...counts } = checkDeliveries([{ appeal: 'a', after: 1 }], COMMITTED, deliveries);
  assert.equal(commits.length, latencies.length);
  return { ...counts, latencies: latencies.length };
}

const GOOD = { delivered: 3, lost: 0, doubled: 0, outOfOrder: 0, unknown: 0, latencies: 3 };

test('every version once and in order is right', () => assert.deepEqual(check(2, 3, 4), GOOD));

test('a version that never came is lost, the last one too', () => {
  assert.deepEqual(check(2, 4), { ...GOOD, delivered: 2, lost: 1, latencies: 2 });
  assert.deepEqual(check(2, 3), { ...GOOD, delivered: 2, lost: 1, latencies: 2 });
  assert.deepEqual(check(), { ...GOOD, delivered: 0, lost: 3, latencies: 0 });
});

test('a version that came twice is doubled, and not out of order', () => assert.deepEqual(check(2, 3, 2, 4), { ...GOOD, delivered: 4, doubled: 1 }));

test('a version that came after a later one is out of order, and not lost', () => assert.deepEqual(check(3, 2, 4), { ...GOOD, outOfOrder: 1 }));

test('a version that nobody wrote, or that the client had before it began, is unknown', () => {
  assert.deepEqual(check(1, 2, 3, 4, 5), { ...GOOD, delivered: 5, unknown: 2 });
});

test('each socket is judged by what it watched', () => {
  const watched = [{ appeal: 'a', after: 3 }, { appeal: 'b', after: 0 }, { appeal: 'a', after: 4 }];
  const committed = [...COMMITTED, { appeal: 'b', version: 1, at: 7 }];
  const checked = checkDeliveries(watched, committed, { socket: [1, 0], version: [1, 4], at: [17, 400.5] });
  assert.deepEqual(checked, { delivered: 2, lost: 0, doubled: 0, outOfOrder: 0, unknown: 0, latencies: [10, 0.5], commits: [7, 400] });
  assert.deepEqual(together(checked, checked), { delivered: 4, lost: 0, doubled: 0, outOfOrder: 0, unknown: 0, latencies: [10, 0.5, 10, 0.5], commits: [7, 400, 7, 400] });
});

/** Scenario: 64 writers at once, with delays in their transactions and some that roll back; readers must see a log without a gap, whoever is slow. */
import { print } from '../print.js';
import { seedOfRun } from '../seed.js';
import { playLogLoad } from './log-load.js';

test('readers see no gap, and a transaction that stays open delays only its own event', async () => {
  const seed = seedOfRun();
  const report = await playLogLoad({ seed, writers: 64, events: 6_000, openMs: 3_000 });
  print(`log, OTKLIK_SEED=${seed}`, report);
  expect(report.broken).toEqual([]);
  expect(report.seenMeanwhile).toBeGreaterThanOrEqual(6_000);
});

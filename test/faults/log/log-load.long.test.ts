/** The long run of `log-load.faults.test.ts`. */
import { print } from '../print.js';
import { seedOfRun } from '../seed.js';
import { playLogLoad } from './log-load.js';

test('100,000 events of 64 writers leave no gap, and a transaction that is open for 60 s delays only its own event', async () => {
  const seed = seedOfRun();
  const report = await playLogLoad({ seed, writers: 64, events: 100_000, openMs: 60_000 });
  print(`log, OTKLIK_SEED=${seed}`, report);
  expect(report.broken).toEqual([]);
  expect(report.seenMeanwhile).toBeGreaterThanOrEqual(100_000);
}, 1_800_000);

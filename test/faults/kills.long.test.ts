/** The long run of `kills.faults.test.ts`. */
import { playKillScenario } from './kills/kill-scenario.js';
import { FaultPlatform } from './platform/fault-platform.js';
import { print } from './print.js';
import { seedOfRun } from './seed.js';

const AN_HOUR_MS = 3_600_000;

let platform: FaultPlatform;

beforeAll(async () => {
  platform = await FaultPlatform.start();
});
afterAll(() => platform?.stop());

test('200 killed processes lose nothing', async () => {
  const seed = seedOfRun();
  const report = await playKillScenario(platform, { seed, kills: 200 });
  print(`kills, OTKLIK_SEED=${seed}`, report);
  expect(report.broken).toEqual([]);
}, 2 * AN_HOUR_MS);

/** The long runs of `platform.faults.test.ts`: each piece of network in each way ten times, and 200 kills. */
import { playKillScenario } from './kills/kill-scenario.js';
import { FaultPlatform } from './platform/fault-platform.js';
import { print } from './print.js';
import { playNetworkScenario } from './proxy/network-scenario.js';
import { seedOfRun } from './seed.js';

const AN_HOUR_MS = 3_600_000;

let platform: FaultPlatform;

beforeAll(async () => {
  platform = await FaultPlatform.start();
});
afterAll(() => platform?.stop());

test('networks that fail ten times in each way lose nothing', async () => {
  const report = await playNetworkScenario(platform, { lastsMs: 1_500, rounds: 10 });
  print('networks', report);
  expect(report.broken).toEqual([]);
}, AN_HOUR_MS);

test('200 kills lose no write that was acknowledged, do none twice, and every watcher sees every version once and in order', async () => {
  const seed = seedOfRun();
  const report = await playKillScenario(platform, { seed, kills: 200, writers: 6, pauseMs: 100 });
  print(`kills, OTKLIK_SEED=${seed}`, report);
  expect(report.broken).toEqual([]);
  expect(report.hits).toBe(200);
}, AN_HOUR_MS);

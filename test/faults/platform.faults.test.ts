/**
 * Scenario: citizens write, a coordinator works, both watch; meanwhile networks between the parts fail, and parts are killed at random, each
 * a process of its own, and PostgreSQL with them. Black box: the built command, the graph over HTTP and sockets; the checker reads the database.
 */
import { playKillScenario } from './kills/kill-scenario.js';
import { FaultPlatform } from './platform/fault-platform.js';
import { print } from './print.js';
import { playNetworkScenario } from './proxy/network-scenario.js';
import { seedOfRun } from './seed.js';

let platform: FaultPlatform;

beforeAll(async () => {
  platform = await FaultPlatform.start();
});
afterAll(() => platform?.stop());

test('networks that break, delay, hang and refuse lose nothing, and whoever writes is told clearly', async () => {
  const report = await playNetworkScenario(platform, { lastsMs: 600, rounds: 1 });
  print('networks', report);
  expect(report.broken).toEqual([]);
});

test('20 kills lose no write that was acknowledged, do none twice, and every watcher sees every version once and in order', async () => {
  const seed = seedOfRun();
  const report = await playKillScenario(platform, { seed, kills: 20, writers: 3, pauseMs: 60 });
  print(`kills, OTKLIK_SEED=${seed}`, report);
  expect(report.broken).toEqual([]);
  expect(report.hits).toBe(20);
});

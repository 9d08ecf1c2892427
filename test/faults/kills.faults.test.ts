/**
 * Scenario: citizens write, a coordinator works, both watch; meanwhile gateway, subgraphs, whoever numbers the events, and PostgreSQL are
 * killed at random. Black box: the built command, each part a process; the checker joins the database with what every client saw.
 */
import { playKillScenario } from './kills/kill-scenario.js';
import { FaultPlatform } from './platform/fault-platform.js';
import { print } from './print.js';
import { seedOfRun } from './seed.js';

let platform: FaultPlatform;

beforeAll(async () => {
  platform = await FaultPlatform.start();
});
afterAll(() => platform?.stop());

test('20 killed processes lose nothing: one row and one number for each acknowledged write, each version once and in order', async () => {
  const seed = seedOfRun();
  const report = await playKillScenario(platform, { seed, kills: 20 });
  print(`kills, OTKLIK_SEED=${seed}`, report);
  expect(report.broken).toEqual([]);
});

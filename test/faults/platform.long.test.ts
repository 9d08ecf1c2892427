/** The long run of `platform.faults.test.ts`: each piece of network in each way ten times. */
import { FaultPlatform } from './platform/fault-platform.js';
import { print } from './print.js';
import { playNetworkScenario } from './proxy/network-scenario.js';

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

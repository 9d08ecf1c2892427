/**
 * Scenario: citizens write, a coordinator works, both watch; meanwhile networks between the parts fail, each part
 * a process of its own. Black box: the built command, the graph over HTTP and sockets; the checker reads the database.
 */
import { FaultPlatform } from './platform/fault-platform.js';
import { print } from './print.js';
import { playNetworkScenario } from './proxy/network-scenario.js';

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

/**
 * Scenario: relay, followers and live layer, as they are, through histories of kills, cuts, a slow network, a database that dies, slow
 * readers, roles that change, retention and swaps. Clock, network and log store are simulated, so a seed is a history: it can be played again.
 */
import { print } from '../print.js';
import { seedOfRun } from '../seed.js';
import { playSeeds } from './play-seeds.js';
import { simulate } from './simulate.js';

test('the same seed is the same history, and another seed another one', async () => {
  const [first, second, other] = [await simulate(1), await simulate(1), await simulate(2)];
  expect(second.trace).toEqual(first.trace);
  expect(other.fingerprint).not.toBe(first.fingerprint);
});

test('a log that is read by the ids of the outbox loses events, and the simulation finds it', async () => {
  const { failed } = await playSeeds({ from: 1, count: 50, design: 'ids' });
  expect(failed?.broken.length).toBeGreaterThan(0);
});

test('in 400 histories nobody misses anything, gets it twice, or gets what is another’s', async () => {
  const { failed, ...report } = await playSeeds({ from: seedOfRun(), count: 400 });
  print('simulation', report);
  expect(failed).toBeNull();
});

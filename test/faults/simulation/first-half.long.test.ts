/** The first 5,000 of 10,000 histories: two files, so that two cores play them. */
import { print } from '../print.js';
import { seedOfRun } from '../seed.js';
import { playSeeds } from './play-seeds.js';

test('in 5,000 histories nobody misses anything, gets it twice, or gets what is another’s', async () => {
  const { failed, ...report } = await playSeeds({ from: seedOfRun(), count: 5_000 });
  print('simulation, first half', report);
  expect(failed).toBeNull();
}, 1_800_000);

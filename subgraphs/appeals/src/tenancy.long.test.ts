import { interleave, writeAppeals } from './testing/interleave.js';
import { World } from './testing/world.js';

test('10,000 requests of two cabinets, two citizens and strangers on one connection see nothing of each other', async () => {
  const world = await World.open({ poolMax: 1 });
  try {
    expect(await interleave(world, await writeAppeals(world), 10_000)).toEqual([]);
  } finally {
    await world.close();
  }
});

import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, round } from '../../harness/statistics.ts';
import { atLeast, atMost, deliveriesOf, told } from '../figure.ts';
import { growth, held } from '../memory.ts';
import type { LiveOptions } from '../options.ts';
import type { ScenarioResult } from '../report.ts';
import { citizen, type World } from '../world.ts';

const MEMORY_KB = 40;
const CONNECTS_PER_SECOND = 500;
/** More than that of what was held at first, in per cent, is drift. */
const DRIFT_PERCENT = 2;
const SAMPLES = 10;
/** So that what is made once is not counted for the sockets. */
const WARM_UP_SOCKETS = 200;
/** The sockets are not idle while they are watched. */
const CHANGES_PER_SECOND = 10;

/** Everybody follows an appeal of their own: what a socket costs, how soon they are in, and whether memory stays level. */
export async function sockets(world: World, { sockets: count, driftSeconds }: LiveOptions): Promise<ScenarioResult> {
  const scenario = 'sockets';
  const warmUp = world.appeals.slice(0, Math.min(WARM_UP_SOCKETS, count));
  await world.watch(warmUp, citizen);
  await world.change(warmUp, 50, 2);
  await world.unwatch();

  const before = await world.platform.gatewayMemory();
  const {
    result: { watched, connected, subscribedSeconds },
    cpu: connecting,
  } = await world.split(() => world.watch(world.appeals.slice(0, count), citizen));
  const after = await world.platform.gatewayMemory();
  const each = (bytes: number): number => round(bytes / count / 1_024, 1);

  const { result: samples, cpu } = await world.split(async () => {
    const changing = world.change(world.appeals.slice(0, count), CHANGES_PER_SECOND, driftSeconds);
    const began = performance.now();
    const taken: { at: number; value: number }[] = [];
    for (let sample = 1; sample <= SAMPLES; sample++) {
      await sleep(began + (driftSeconds * 1_000 * sample) / SAMPLES - performance.now());
      taken.push({ at: performance.now(), value: held(await world.platform.gatewayMemory()) });
    }
    await changing;
    return taken;
  });
  const { checked, seen } = await world.check(watched);
  await world.unwatch();
  return {
    cpu,
    connecting,
    figures: [
      told({ scenario, name: 'sockets, a person and an appeal each', measured: count, unit: '' }),
      atMost(MEMORY_KB, { scenario, name: 'gateway memory per socket, resident', measured: each(after.rss - before.rss), unit: 'KB' }),
      atMost(MEMORY_KB, { scenario, name: 'gateway memory per socket, held', measured: each(held(after) - held(before)), unit: 'KB' }),
      atLeast(CONNECTS_PER_SECOND, { scenario, name: 'connects/s, signed in', measured: Math.round(count / connected.seconds), unit: '/s' }),
      told({ scenario, name: 'connects/s, until the last subscription runs', measured: Math.round(count / subscribedSeconds), unit: '/s' }),
      told({ scenario, name: 'handshake p50', measured: round(quantile([...seen.handshakesMs], 0.5), 1), unit: 'ms' }),
      atMost(DRIFT_PERCENT, { scenario, name: `growth of what is held, ${driftSeconds} s`, measured: round(growth(samples) * 100, 2), unit: '%' }),
      atMost(0, { scenario, name: 'sockets that ended by themselves', measured: count - seen.open, unit: '' }),
      ...deliveriesOf(scenario, checked),
    ],
  };
}

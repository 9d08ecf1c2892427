import { setTimeout as sleep } from 'node:timers/promises';
import { round } from '../../harness/statistics.ts';
import { now } from '../clock.ts';
import { atMost, deliveriesOf, told } from '../figure.ts';
import type { LiveOptions } from '../options.ts';
import type { ScenarioResult } from '../report.ts';
import { citizen, until, type World } from '../world.ts';

const BACK_SECONDS = 30;
const SECONDS = 30;
const PATIENCE_MS = 300_000;
/** Clients come back within so long, each at a moment of its own. */
const JITTER_MS = 3_000;
const BEFORE_MS = 3_000;
/** Appeals go on changing while the gateway is away. */
const CHANGES_PER_SECOND = 20;

/** The gateway is killed and started again; clients come back by themselves, each with its cursor. */
export async function kill(world: World, { sockets, seconds, writes }: LiveOptions): Promise<ScenarioResult> {
  const scenario = 'kill';
  const appeals = world.appeals.slice(0, sockets);
  const { watched } = await world.watch(appeals, citizen, { jitterMs: JITTER_MS });
  const changing = world.change(appeals, CHANGES_PER_SECOND, seconds ?? SECONDS, writes === 'gateway' ? 'subgraph' : writes);
  changing.catch(() => undefined);
  await sleep(BEFORE_MS);
  const killed = now();
  const { result, cpu } = await world.split(async () => {
    await world.platform.killGateway();
    await world.platform.startGateway();
    const ready = now();
    await until(async () => (await world.subscriptions()) >= sockets, PATIENCE_MS, 'Not everybody came back');
    return { ready, back: now() };
  });
  await changing;
  const { checked, seen } = await world.check(watched);
  await world.unwatch();
  // What was committed before the last one was back, and how late it came.
  const missed = checked.latencies.flatMap((latency, index) => (checked.commits[index]! <= result.back ? [checked.commits[index]! + latency] : []));
  const caughtUp = missed.reduce((latest, at) => Math.max(latest, at), result.back);
  const after = (moment: number): number => round((moment - killed) / 1_000, 1);
  return {
    cpu,
    figures: [
      told({ scenario, name: 'gateway ready again after', measured: after(result.ready), unit: 's' }),
      told({ scenario, name: 'every subscription runs after', measured: after(result.back), unit: 's' }),
      atMost(BACK_SECONDS, { scenario, name: 'everybody back and caught up after', measured: after(caughtUp), unit: 's' }),
      told({ scenario, name: 'subscriptions that ended with an error and were begun again', measured: Object.values(seen.told).flat().length, unit: '' }),
      ...deliveriesOf(scenario, checked),
    ],
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { median, round } from '../../harness/statistics.ts';
import { atMost, deliveriesOf, told, type Figure } from '../figure.ts';
import type { LiveOptions } from '../options.ts';
import type { ScenarioResult } from '../report.ts';
import { citizen, type World } from '../world.ts';

const LIMIT_MS = 700;
const ROUNDS = 10;
/** Counted only after it: the operation is planned at the first event. */
const WARM_UP = 2;
const PAUSE_MS = 1_500;

/** One event to everybody: all sockets watch one appeal, each with a token of its own of the same person. */
export async function fanout(world: World, { sockets }: LiveOptions): Promise<ScenarioResult> {
  const [appeal] = world.appeals as [string];
  const { watched } = await world.watch(Array.from({ length: sockets }, () => appeal), () => citizen(0));
  const events = async (count: number): Promise<void> => {
    for (let event = 0; event < count; event++) {
      await world.change([appeal], 1, 1, 'database');
      await sleep(PAUSE_MS);
    }
  };
  await events(WARM_UP);
  const before = await counters(world);
  const { cpu } = await world.split(() => events(ROUNDS));
  const after = await counters(world);
  const { checked, seen } = await world.check(watched);
  await world.unwatch();

  // Every socket gets each version once, or the check says otherwise: the slowest of a version is the last client.
  const commits = new Map<number, number>();
  for (const [index, latency] of checked.latencies.entries()) commits.set(seen.version[index]!, Math.max(commits.get(seen.version[index]!) ?? 0, latency));
  const lasts = [...commits].sort(([a], [b]) => a - b).slice(WARM_UP).map(([, last]) => last);
  const scenario = 'fanout';
  const perEvent = (name: keyof Counters): number => round((after[name] - before[name]) / ROUNDS, 2);
  const figures: Figure[] = [
    atMost(LIMIT_MS, { scenario, name: 'last client, the slowest event', measured: Math.round(Math.max(...lasts)), unit: 'ms' }),
    told({ scenario, name: 'last client, median of the events', measured: Math.round(median(lasts)), unit: 'ms' }),
    atMost(1, { scenario, name: 'runs of the query per event', measured: perEvent('runs'), unit: '' }),
    ...(Number.isNaN(after.serialisations) ? [] : [atMost(1, { scenario, name: 'serialisations per event', measured: perEvent('serialisations'), unit: '' })]),
    ...deliveriesOf(scenario, checked),
  ];
  return { figures, cpu };
}

interface Counters {
  readonly runs: number;
  /** NaN where the gateway does not count them. */
  readonly serialisations: number;
}

async function counters(world: World): Promise<Counters> {
  const metrics = [...(await world.platform.metrics())];
  const sum = (pattern: RegExp): number => {
    const found = metrics.filter(([name]) => pattern.test(name));
    return found.length === 0 ? Number.NaN : found.reduce((total, [, value]) => total + value, 0);
  };
  return { runs: sum(/^otklik_operations_total\{way="live"/), serialisations: sum(/^otklik_live_serialisations_total/) };
}

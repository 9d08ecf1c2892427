import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, round } from '../../harness/statistics.ts';
import { checkDeliveries, together, type Committed, type Deliveries, type Watched } from '../check-deliveries.ts';
import { atLeast, atMost, deliveriesOf, told } from '../figure.ts';
import { held } from '../memory.ts';
import type { LiveOptions } from '../options.ts';
import { committedChanges } from '../postgres.ts';
import { LONG_TEXTS } from '../region.ts';
import type { ScenarioResult } from '../report.ts';
import { citizen, type World } from '../world.ts';

const HEAP_MB = 64;
const P99_RATIO = 1.2;
const SECONDS = 30;
/** Before anything is measured. */
const WARM_UP_SECONDS = 5;
/** For the last results to arrive where the machine is behind: they count as lost after that. */
const SETTLE_MS = 60_000;
/** Between two looks whether they have. */
const LOOK_MS = 500;
/** After they read again. */
const TOLD_MS = 10_000;
/** Changes a second of the appeal that the stalled ones follow, and of all the others together. */
const HOT_PER_SECOND = 10;
const OTHERS_PER_SECOND = 10;
/** Some 70 KB a result, so that the buffers of the system fill within seconds. */
const QUERY = 'subscription Watch($appealId: ID!, $after: String) { appealUpdated(appealId: $appealId, after: $after) { cursor version status appeal { number text second: text third: text fourth: text } } }';

/** A tenth of the readers stop reading: what the gateway keeps for them, what the others notice, and what they are told. */
export async function stalled(world: World, { sockets, seconds }: LiveOptions): Promise<ScenarioResult> {
  const scenario = 'stalled';
  const count = Math.max(20, Math.floor(sockets / 10));
  const stalling = Math.floor(count / 10);
  const [hot, ...others] = world.appeals.slice(-LONG_TEXTS) as [string, ...string[]];
  const appeals = Array.from({ length: count }, (_, place) => (place < 2 * stalling ? hot : others[place % others.length]!));
  const { watched } = await world.watch(appeals, () => citizen(0), { query: QUERY });
  const places = Array.from({ length: stalling }, (_, place) => place);
  const load = async (length = seconds ?? SECONDS): Promise<void> => {
    await Promise.all([world.change([hot], HOT_PER_SECOND, length, 'database'), world.change(others, OTHERS_PER_SECOND, length, 'database')]);
  };

  await stretch(world, watched, stalling, () => load(WARM_UP_SECONDS));
  const first = await stretch(world, watched, stalling, load);
  const before = await world.platform.gatewayMemory();
  await world.clients.ask({ do: 'pause', places });
  const { result: second, cpu } = await world.split(() => stretch(world, watched, stalling, load));
  const after = await world.platform.gatewayMemory();
  await world.clients.ask({ do: 'resume', places });
  await sleep(TOLD_MS);
  const seen = await world.seen(true);
  await world.unwatch();

  const resynced = new Set(seen.told['RESYNC'] ?? []);
  const p99 = ({ latencies }: { readonly latencies: readonly number[] }): number => quantile(latencies, 0.99);
  return {
    cpu,
    figures: [
      told({ scenario, name: `readers, ${stalling} of them stalled`, measured: count, unit: '' }),
      atMost(HEAP_MB, { scenario, name: 'growth of what the gateway holds', measured: round((held(after) - held(before)) / 2 ** 20, 1), unit: 'MB' }),
      told({ scenario, name: 'growth of its resident memory', measured: round((after.rss - before.rss) / 2 ** 20, 1), unit: 'MB' }),
      told({ scenario, name: 'commit to the others p99, nobody stalled', measured: round(p99(first.checked), 1), unit: 'ms' }),
      told({ scenario, name: 'commit to the others p99', measured: round(p99(second.checked), 1), unit: 'ms' }),
      atMost(P99_RATIO, { scenario, name: 'ratio of the two', measured: round(p99(second.checked) / p99(first.checked), 2), unit: '×' }),
      atLeast(stalling, { scenario, name: 'stalled ones told RESYNC', measured: places.filter((place) => resynced.has(place)).length, unit: '' }),
      ...deliveriesOf(scenario, together(first.checked, second.checked)),
    ],
  };
}

/** One stretch of load, judged by those who go on reading. */
async function stretch(world: World, watched: readonly Watched[], stalling: number, load: () => Promise<void>) {
  const readers = watched.slice(stalling);
  const appeals = [...new Set(readers.map(({ appeal }) => appeal))];
  const versions = await world.versionsOf(appeals);
  const began: Watched[] = readers.map(({ appeal }) => ({ appeal, after: versions.get(appeal)! }));
  await load();
  const committed: Committed[] = await committedChanges(world.database.adminUrl, appeals);
  for (const end = Date.now() + SETTLE_MS; ; await sleep(LOOK_MS)) {
    const checked = checkDeliveries(began, committed, ofReaders(await world.seen(false), stalling));
    if (checked.lost > 0 && Date.now() < end) continue;
    await world.seen(true);
    return { checked };
  }
}

function ofReaders({ socket, version, at }: Deliveries, stalling: number): Deliveries {
  const kept = Array.from(socket, (_, index) => index).filter((index) => socket[index]! >= stalling);
  return { socket: kept.map((index) => socket[index]! - stalling), version: kept.map((index) => version[index]!), at: kept.map((index) => at[index]!) };
}

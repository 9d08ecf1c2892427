import { quantile, round } from '../../harness/statistics.ts';
import { together } from '../check-deliveries.ts';
import { atLeast, atMost, deliveriesOf, told } from '../figure.ts';
import type { LiveOptions } from '../options.ts';
import type { ScenarioResult } from '../report.ts';
import { citizen, type World } from '../world.ts';

const P50_MS = 30;
const P99_MS = 200;
const SECONDS = 300;
const WARM_UP_SECONDS = 3;

/** Changes of status at a constant rate, across appeals that somebody follows each. */
export async function rate(world: World, { sockets, perSecond, seconds }: LiveOptions): Promise<ScenarioResult> {
  const scenario = 'rate';
  const appeals = world.appeals.slice(0, sockets);
  const warming = await world.watch(appeals, citizen);
  await world.change(appeals, perSecond, WARM_UP_SECONDS);
  const { checked: warm } = await world.check(warming.watched);
  const watched = await world.watchedFrom(appeals);
  const { result: changed, cpu } = await world.split(() => world.change(appeals, perSecond, seconds ?? SECONDS));
  const { checked } = await world.check(watched);
  await world.unwatch();
  const latency = (share: number): number => round(quantile(checked.latencies, share), 1);
  const answered = [...changed.latenciesMs];
  return {
    cpu,
    figures: [
      atLeast(perSecond * 0.99, { scenario, name: 'changes/s', measured: round(changed.done / changed.sentSeconds, 1), unit: '/s' }),
      atMost(P50_MS, { scenario, name: 'commit to client p50', measured: latency(0.5), unit: 'ms' }),
      atMost(P99_MS, { scenario, name: 'commit to client p99', measured: latency(0.99), unit: 'ms' }),
      told({ scenario, name: 'commit to client, the slowest', measured: latency(1), unit: 'ms' }),
      told({ scenario, name: 'planned to answer of the change p50', measured: round(quantile(answered, 0.5), 1), unit: 'ms' }),
      told({ scenario, name: 'planned to answer of the change p99', measured: round(quantile(answered, 0.99), 1), unit: 'ms' }),
      ...deliveriesOf(scenario, together(warm, checked)),
    ],
  };
}

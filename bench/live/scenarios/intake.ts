import { median, quantile, round } from '../../harness/statistics.ts';
import type { Intake } from '../changes.ts';
import { together, type Checked } from '../check-deliveries.ts';
import { atLeast, deliveriesOf, told } from '../figure.ts';
import type { LiveOptions } from '../options.ts';
import { submission } from '../region.ts';
import type { ScenarioResult } from '../report.ts';
import { citizen, type World } from '../world.ts';

const WRITERS = 50;
const RATIO = 0.8;
const SECONDS = 30;
const ROUNDS = 2;
/** Of the appeals that are followed; the same when nobody follows them. */
const CHANGES_PER_SECOND = 20;

/** How many appeals a second citizens can write, with people watching and without, in turns. */
export async function intake(world: World, { sockets, seconds }: LiveOptions): Promise<ScenarioResult> {
  const scenario = 'intake';
  const watchers = Math.max(20, Math.floor(sockets / 10));
  const appeals = world.appeals.slice(0, watchers);
  const tokens = Array.from({ length: WRITERS }, (_, writer) => world.issuer.tokenOf(citizen(writer)));
  let number = sockets;
  const write = async (length = seconds ?? SECONDS): Promise<Intake> => {
    const changing = world.change(appeals, CHANGES_PER_SECOND, length, 'database');
    const written = await world.writers.ask<Intake>({ do: 'submit', url: world.platform.url, tokens, seconds: length, input: submission(0), first: number });
    number += written.submitted + WRITERS;
    await changing;
    return written;
  };
  await write(3);
  const rounds: { alone: Intake; watched: Intake }[] = [];
  const checks: Checked[] = [];
  let cpu = {};
  for (let index = 0; index < ROUNDS; index++) {
    const alone = await write();
    const { watched } = await world.watch(appeals, citizen);
    const measured = await world.split(() => write());
    cpu = measured.cpu;
    rounds.push({ alone, watched: measured.result });
    const { checked } = await world.check(watched);
    checks.push(checked);
    await world.unwatch();
  }
  const speed = ({ submitted, seconds: taken }: Intake): number => submitted / taken;
  const [alone, watched] = [median(rounds.map((it) => speed(it.alone))), median(rounds.map((it) => speed(it.watched)))];
  return {
    cpu,
    figures: [
      told({ scenario, name: `submissions/s of ${WRITERS} writers, nobody watches`, measured: round(alone, 1), unit: '/s' }),
      told({ scenario, name: `submissions/s with ${watchers} watchers`, measured: round(watched, 1), unit: '/s' }),
      told({ scenario, name: 'submission p99 with watchers', measured: round(quantile(rounds.flatMap((it) => [...it.watched.latenciesMs]), 0.99), 1), unit: 'ms' }),
      atLeast(RATIO, { scenario, name: 'ratio of the two', measured: round(watched / alone, 2), unit: '×' }),
      ...deliveriesOf(scenario, checks.reduce(together)),
    ],
  };
}

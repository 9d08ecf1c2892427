import process from 'node:process';
import type { FaultPlatform } from '../platform/fault-platform.js';
import { Random } from '../seed.js';
import { finishTraffic, type TrafficReport } from '../traffic/report.js';
import { Traffic } from '../traffic/traffic.js';
import { pause, until } from '../until.js';
import { planKills } from './kill-plan.js';
import { kill } from './victim.js';

const MARK = 'kills';

/** What happened. */
export interface KillReport extends TrafficReport {
  /** How often each died. */
  readonly killed: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Kills parts and PostgreSQL while people write and watch; each time people can write again, and in the end nothing is missing. */
export async function playKillScenario(platform: FaultPlatform, { seed, kills }: { seed: number; kills: number }): Promise<KillReport> {
  const begun = performance.now();
  const random = new Random(seed);
  const traffic = new Traffic({ url: platform.url, mark: MARK, writers: 4, pauseMs: 60, changes: 30 }).start();
  const { ledger } = traffic;
  const killed: string[] = [];
  const goesOn = async (why: string): Promise<void> => {
    const before = ledger.acknowledged.length;
    await until(() => ledger.acknowledged.length >= before + 3, () => `OTKLIK_SEED=${seed}: nobody can write ${why}: ${JSON.stringify([...ledger.failures])}`);
  };
  try {
    await goesOn('at the beginning');
    for (const { victim, afterMs, inARow } of planKills(random, kills)) {
      await pause(afterMs);
      killed.push(await kill(platform, victim, random));
      process.stdout.write(`  ${new Date().toISOString().slice(11, 19)} killed: ${killed.at(-1)}; ${ledger.acknowledged.length} writes are done\n`);
      if (!inARow) await goesOn(`after the death of ${killed.slice(-3).join(', ')}`);
    }
    const report = await finishTraffic(platform, traffic, MARK);
    return { killed: countOf(killed), seconds: Math.round((performance.now() - begun) / 1_000), ...report };
  } finally {
    await traffic.stop();
  }
}

function countOf(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const).sort());
}

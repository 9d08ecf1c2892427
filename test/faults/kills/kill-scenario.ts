import { FaultPlatform } from '../platform/fault-platform.js';
import { check } from '../traffic/check.js';
import { Traffic } from '../traffic/traffic.js';
import { until } from '../until.js';
import { killPlan } from './kill-plan.js';
import { playKills } from './play-kills.js';

/** How long and how hard. */
export interface KillScenario {
  readonly seed: number;
  readonly kills: number;
  readonly writers: number;
  readonly pauseMs: number;
}

/** What happened. */
export interface KillReport {
  readonly hits: number;
  readonly acknowledged: number;
  readonly retried: number;
  readonly watchers: number;
  readonly seen: number;
  readonly failures: Readonly<Record<string, number>>;
  /** Whatever was not as promised. */
  readonly broken: readonly string[];
}

/** Kills parts of a platform while people write and watch; then compares what they saw with what is there. */
export async function playKillScenario(platform: FaultPlatform, { seed, kills, writers, pauseMs }: KillScenario): Promise<KillReport> {
  const mark = `kills ${seed}`;
  const traffic = new Traffic({ url: platform.url, mark, writers, pauseMs, changes: 8 }).start();
  const { ledger } = traffic;
  try {
    await until(() => ledger.acknowledged.length >= writers, () => 'Nobody can write');
    const hits = await playKills(platform, killPlan(seed, kills));
    await platform.allReady();
    await traffic.stopWriting();
    const broken = await check(platform, ledger, mark);
    return {
      hits,
      acknowledged: ledger.acknowledged.length,
      retried: ledger.retried,
      watchers: ledger.watched.length,
      seen: ledger.watched.reduce((sum, { versions }) => sum + versions.length, 0),
      failures: Object.fromEntries([...ledger.failures].sort()),
      broken,
    };
  } finally {
    await traffic.stop();
  }
}

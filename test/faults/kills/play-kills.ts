import process from 'node:process';
import type { FaultPlatform } from '../platform/fault-platform.js';
import { relayHolder } from '../platform/relay-holder.js';
import { pause, until } from '../until.js';
import type { Kill, Victim } from './kill-plan.js';

/** Kills one after the other, while everybody goes on. Gives how many hit somebody. */
export async function playKills(platform: FaultPlatform, plan: readonly Kill[]): Promise<number> {
  let hits = 0;
  for (const { victim, afterMs } of plan) {
    await until(() => down(platform).length <= 2, () => `After ${hits} kills these are not back: ${down(platform).join()}`);
    await pause(afterMs);
    // Whoever is looked for may be between two lives.
    await until(async () => kill(platform, victim), () => `There is no ${victim} to kill`);
    hits++;
    process.stdout.write(`  ${new Date().toISOString().slice(11, 19)} kill ${hits} of ${plan.length}: ${victim}\n`);
  }
  return hits;
}

async function kill(platform: FaultPlatform, victim: Victim): Promise<boolean> {
  if (victim === 'postgres') return killProcess(platform.postmaster);
  if (victim === 'session') return killProcess(await sessionOf(platform));
  const part = victim === 'relay' ? await relayHolder(platform) : victim === 'gateway' ? platform.gateway : platform.subgraphs.get(victim)!;
  if (part?.pid == null) return false;
  part.kill();
  return true;
}

/** The process of PostgreSQL that serves one of the platform's connections. */
async function sessionOf(platform: FaultPlatform): Promise<number | null> {
  const sql = "select pid from pg_stat_activity where application_name = 'otklik_appeals' order by backend_start desc limit 1";
  const rows = await platform.query<{ pid: number }>(sql).catch(() => []);
  return rows[0]?.pid ?? null;
}

function killProcess(pid: number | null): boolean {
  try {
    return pid !== null && process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

function down(platform: FaultPlatform): string[] {
  return platform.parts.filter((part) => !part.isReady).map(({ name }) => name);
}

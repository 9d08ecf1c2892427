import type { SubgraphName } from '@otklik/app';
import process from 'node:process';
import type { FaultPlatform } from '../platform/fault-platform.js';
import type { SupervisedPart } from '../platform/supervised-part.js';
import type { Random } from '../seed.js';
import { until } from '../until.js';

/** Who may die. `relay`: the part that numbers the events just then. `postgres`: the server; `backend`: one of its processes, which makes it begin anew. */
export type Victim = 'gateway' | 'relay' | 'postgres' | 'backend' | SubgraphName;

/** Kills one (SIGKILL), as soon as there is one to kill. Gives the name of what died. */
export async function kill(platform: FaultPlatform, victim: Victim, random: Random): Promise<string> {
  if (victim === 'postgres') return killProcess(victim, () => platform.postmaster());
  if (victim === 'backend') {
    const place = random.next();
    return killProcess(victim, async () => {
      const backends = await platform.backends();
      return backends[Math.floor(place * backends.length)] ?? null;
    });
  }
  let part: SupervisedPart | null = null;
  await until(async () => {
    part = victim === 'relay' ? await platform.relayHolder() : victim === 'gateway' ? platform.gateway : platform.subgraphs.get(victim)!;
    return part !== null && (await part.kill());
  }, () => `There is no ${victim} to kill`);
  return victim === 'relay' ? `relay (${part!.name})` : victim;
}

async function killProcess(victim: Victim, find: () => Promise<number | null>): Promise<string> {
  await until(async () => {
    const pid = await find();
    return pid !== null && isKilled(pid);
  }, () => `There is no ${victim} to kill`);
  return victim;
}

/** False when it was gone already. */
function isKilled(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

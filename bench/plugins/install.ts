import type { Author } from './manifests.ts';
import { pluginId } from './manifests.ts';
import { dataOf, step } from './operations.ts';
import type { BenchPlatform } from './platform.ts';

/** One plugin that came while the platform ran. */
export interface Install {
  /** From sending `installPlugin` to the answer of the next request, which asks for a field that came with it. */
  readonly ms: number;
  /** Processor time of the platform meanwhile, all its threads. */
  readonly cpuMs: number;
}

/** Publishes and approves plugins that nobody has, and installs them one by one. @param from the first number that is free */
export async function install(platform: BenchPlatform, author: Author, from: number, count: number, say: (line: string) => void): Promise<Install[]> {
  const installs: Install[] = [];
  for (let n = from; n < from + count; n++) {
    const named = { pluginId: pluginId(n), version: '1.0.0' };
    await step(platform, 'publishPlugin', { release: author.pack(n) });
    await step(platform, 'decidePlugin', { ...named, state: 'APPROVED' });
    const [begun, cpu] = [performance.now(), platform.cpuSeconds()];
    const { isInUse } = await step(platform, 'installPlugin', { ...named, cabinet: 'roads' });
    dataOf(await platform.ask('roads-coordinator', `query ($filter: AppealFilter) { appeals(first: 1, filter: $filter) { nodes { details { ... on Bench${n}DefectDetails { depth size } } } } }`, { filter: { details: { [`bench${n}Defect`]: { depth: { gt: 3 } } } } }));
    const ms = performance.now() - begun;
    if (isInUse !== true) throw new Error(`${named.pluginId} was not in use when the mutation answered`);
    installs.push({ ms: Math.round(ms), cpuMs: Math.round((platform.cpuSeconds() - cpu) * 1_000) });
    say(`installing ${named.pluginId} took ${Math.round(ms)} ms`);
  }
  return installs;
}

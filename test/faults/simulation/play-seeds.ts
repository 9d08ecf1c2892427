import process from 'node:process';
import { simulate, type Simulated } from './simulate.js';
import type { LogDesign } from './simulated-log.js';

const LINES_OF_TRACE = 60;

/** What many simulations came to. */
export interface Seeds {
  readonly played: number;
  readonly seconds: number;
  readonly events: number;
  readonly seen: number;
  /** The first that was not as promised, if there is one: the others were not played then. */
  readonly failed: { readonly seed: number; readonly broken: readonly string[] } | null;
}

/** Plays one seed after the other, until one fails: it is printed with the end of its history, and played again by its number. */
export async function playSeeds({ from, count, design = 'relay' }: { from: number; count: number; design?: LogDesign }): Promise<Seeds> {
  const begun = performance.now();
  let [played, events, seen] = [0, 0, 0];
  let failed: Seeds['failed'] = null;
  for (let seed = from; seed < from + count && failed === null; seed++) {
    const it = await simulate(seed, design);
    played++;
    events += it.events;
    seen += it.seen;
    if (it.broken.length > 0) failed = { seed, broken: it.broken };
    if (failed !== null && design === 'relay') tell(seed, it);
  }
  return { played, seconds: Math.round((performance.now() - begun) / 1_000), events, seen, failed };
}

function tell(seed: number, { broken, trace }: Simulated): void {
  process.stdout.write(`Simulation ${seed} failed; OTKLIK_SEED=${seed} plays it again.\n${[...trace.slice(-LINES_OF_TRACE), ...broken].join('\n')}\n`);
}

import { SUBGRAPH_NAMES } from '@otklik/app';
import { Random } from '../seed.js';

/** Whom to kill. `relay`: whichever part numbers the events at that moment. `session`: one connection's process of PostgreSQL, after which it starts anew. */
export type Victim = 'gateway' | 'relay' | 'postgres' | 'session' | (typeof SUBGRAPH_NAMES)[number];

/** One kill. */
export interface Kill {
  readonly victim: Victim;
  /** After the kill before, once no more than two parts are down; in milliseconds. */
  readonly afterMs: number;
}

/** Those that all writes and watchers go through come more often. */
const WEIGHTED: readonly Victim[] = ['gateway', 'gateway', 'relay', 'relay', 'postgres', 'session', 'appeals', 'appeals', ...SUBGRAPH_NAMES];
const LONGEST_PAUSE_MS = 1_500;

/** The same plan for the same seed. Everyone whom all depends on is in it. */
export function killPlan(seed: number, count: number): Kill[] {
  const random = new Random(seed);
  const always: Victim[] = ['gateway', 'appeals', 'relay', 'postgres', 'session'];
  const victims = Array.from({ length: count }, (_, index) => always[index] ?? random.pick(WEIGHTED));
  for (let index = victims.length - 1; index > 0; index--) {
    const other = random.between(0, index);
    [victims[index], victims[other]] = [victims[other]!, victims[index]!];
  }
  return victims.map((victim) => ({ victim, afterMs: random.between(0, LONGEST_PAUSE_MS) }));
}

import { round } from '../harness/statistics.ts';
import { BASELINE, HIVE, OURS } from './rivals/rivals.ts';
import type { Row } from './summary.ts';

/** What ours must reach and what it aims at, in requests per second relative to @apollo/gateway. */
const RATIOS: Readonly<Record<string, { readonly floor: number; readonly aim: number }>> = {
  heavy: { floor: 7.5, aim: 9 },
  medium: { floor: 6.2, aim: 8 },
  'one-field': { floor: 4.2, aim: 5 },
};
const TIMES_BEST_HIVE = 1.5;

/** One thing that ours shall be and whether this run says so. */
export interface Target {
  readonly operation: string;
  readonly what: string;
  readonly wanted: string;
  readonly measured: number;
  readonly holds: boolean;
}

/** Those that this run can say something about, as far as the rivals in question took part in it. */
export function checkTargets(rows: readonly Row[]): Target[] {
  const gateways = rows.filter(({ kind }) => kind === 'gateway');
  return gateways
    .filter(({ rival }) => rival === OURS)
    .flatMap((ours) => targetsOf(ours, gateways.filter((it) => it.operation === ours.operation && it !== ours)));
}

function targetsOf(ours: Row, others: readonly Row[]): Target[] {
  const { operation, ratio } = ours;
  const atLeast = (what: string, least: number, measured: number): Target =>
    ({ operation, what, wanted: `≥ ${least}`, measured, holds: measured >= least });
  const below = (what: string, limit: number, measured: number): Target =>
    ({ operation, what, wanted: `< ${limit}`, measured, holds: measured < limit });
  const targets: Target[] = [];

  const wanted = RATIOS[operation];
  if (wanted !== undefined && ratio !== null) {
    targets.push(atLeast(`requests/s, times ${BASELINE}: floor`, wanted.floor, ratio));
    targets.push(atLeast(`requests/s, times ${BASELINE}: aim`, wanted.aim, ratio));
  }
  const hive = others.filter(({ rival }) => HIVE.test(rival)).map(({ requestsPerSecond }) => requestsPerSecond);
  if (hive.length > 0) {
    const times = round(ours.requestsPerSecond / Math.max(...hive), 2);
    targets.push(atLeast('requests/s, times the best Hive Gateway setting', TIMES_BEST_HIVE, times));
  }
  const lowest = Math.min(...others.map(({ p99Ms }) => p99Ms));
  if (others.length > 0) targets.push(below('p99, ms: below every other gateway', lowest, ours.p99Ms));
  const baseline = others.find(({ rival }) => rival === BASELINE);
  if (baseline !== undefined) targets.push(below(`peak memory, MB: below ${BASELINE}`, baseline.peakMemoryMb, ours.peakMemoryMb));
  return targets;
}

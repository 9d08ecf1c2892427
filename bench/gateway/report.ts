import { arch, cpus, platform } from 'node:os';
import type { RunOptions } from '../harness/options.ts';
import type { Operation } from './operations/operation.ts';
import type { Row } from './summary.ts';
import { checkTargets, type Target } from './targets.ts';

/** Everything that `--json` prints. */
export interface Report {
  readonly benchmark: 'gateway';
  readonly machine: { readonly cpu: string; readonly cores: number; readonly platform: string; readonly node: string };
  readonly options: Pick<RunOptions, 'rounds' | 'seconds' | 'connections'>;
  readonly operations: readonly { readonly name: string; readonly title: string; readonly connections: number }[];
  readonly rows: readonly Row[];
  /** The highest of all operations, in millions of bytes, by rival. */
  readonly peakMemoryMb: Readonly<Record<string, number>>;
  readonly targets: readonly Target[];
  /** Requests whose answers were compared with the reference: all of them, warm-up included. */
  readonly answersCompared: number;
}

export function makeReport(rows: readonly Row[], operations: readonly Operation[], options: RunOptions, answersCompared: number): Report {
  const { rounds, seconds, connections } = options;
  const rivals = [...new Set(rows.map(({ rival }) => rival))];
  const highest = (rival: string): number => Math.max(...rows.filter((row) => row.rival === rival).map((row) => row.peakMemoryMb));
  return {
    benchmark: 'gateway',
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, platform: `${platform()} ${arch()}`, node: process.version },
    options: { rounds, seconds, connections },
    operations: operations.map(({ name, title, connections: most = connections }) => ({
      name, title, connections: Math.min(most, connections),
    })),
    rows,
    peakMemoryMb: Object.fromEntries(rivals.map((rival) => [rival, highest(rival)])),
    targets: checkTargets(rows),
    answersCompared,
  };
}

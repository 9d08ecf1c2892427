import { round } from '../harness/statistics.ts';
import { table } from '../harness/table.ts';
import type { GatewayMemory } from '../live/platform.ts';
import type { Install } from './install.ts';
import type { OperationFigures } from './measure.ts';

/** What installing may take, in milliseconds, and what many plugins may cost of what few cost. */
const INSTALL_MS = 2_000;
const COST = 1.1;

interface Both<Figure> {
  readonly few: Figure;
  readonly many: Figure;
}

export interface Measured {
  readonly machine: { readonly cores: number; readonly model: string; readonly node: string; readonly load: number };
  /** From the start of the process to the first request, in milliseconds. */
  readonly start: Both<number>;
  readonly operations: readonly OperationFigures[];
  readonly memory: Both<GatewayMemory>;
  readonly installs: Both<readonly Install[]>;
}

export interface Report extends Omit<Measured, 'operations'> {
  readonly benchmark: 'plugins';
  readonly plugins: Both<number>;
  readonly cabinets: number;
  /** With `ratio` of many to few; above 1 is slower. */
  readonly operations: readonly (OperationFigures & { readonly ratio: { readonly time: number; readonly p50: number; readonly p99: number; readonly cpu: number } })[];
  readonly memoryRatio: { readonly rss: number; readonly heapUsed: number };
  readonly limits: { readonly installMs: number; readonly ratio: number };
  readonly within: { readonly install: boolean; readonly speed: boolean; readonly memory: boolean };
}

export function makeReport({ plugins, few, cabinets }: { readonly plugins: number; readonly few: number; readonly cabinets: number }, measured: Measured): Report {
  const operations = measured.operations.map((operation) => {
    const ratioOf = (one: number, other: number): number => round(one / other, 3);
    const { few: small, many: large } = operation;
    const ratio = { time: ratioOf(small.perSecond, large.perSecond), p50: ratioOf(large.p50, small.p50), p99: ratioOf(large.p99, small.p99), cpu: ratioOf(large.cpuMs, small.cpuMs) };
    return { ...operation, ratio };
  });
  const { few: little, many: much } = measured.memory;
  const memoryRatio = { rss: round(much.rss / little.rss, 3), heapUsed: round(much.heapUsed / little.heapUsed, 3) };
  return {
    benchmark: 'plugins',
    plugins: { few, many: plugins },
    cabinets,
    ...measured,
    operations,
    memoryRatio,
    limits: { installMs: INSTALL_MS, ratio: COST },
    within: {
      install: measured.installs.many.every(({ ms }) => ms <= INSTALL_MS),
      speed: operations.every(({ ratio }) => ratio.time <= COST),
      memory: memoryRatio.rss <= COST,
    },
  };
}

export function printable({ plugins, cabinets, operations, memory, memoryRatio, installs, start, within }: Report): string {
  const head = ['', `${plugins.few} plugins`, `${plugins.many} plugins`, 'ratio'];
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
  const rows = operations.flatMap(({ title, few, many, ratio }) => [
    [`${title}: requests/s`, few.perSecond.toFixed(0), many.perSecond.toFixed(0), ratio.time.toFixed(2)],
    ['p50, ms', few.p50.toFixed(2), many.p50.toFixed(2), ratio.p50.toFixed(2)],
    ['p99, ms', few.p99.toFixed(2), many.p99.toFixed(2), ratio.p99.toFixed(2)],
    ['CPU for one, ms', few.cpuMs.toFixed(2), many.cpuMs.toFixed(2), ratio.cpu.toFixed(2)],
  ]);
  const longest = (some: readonly Install[]): number => Math.max(...some.map(({ ms }) => ms));
  rows.push(
    ['Resident memory, MB', megabytes(memory.few.rss), megabytes(memory.many.rss), memoryRatio.rss.toFixed(2)],
    ['Heap in use, MB', megabytes(memory.few.heapUsed), megabytes(memory.many.heapUsed), memoryRatio.heapUsed.toFixed(2)],
    ['Longest install, ms', String(longest(installs.few)), String(longest(installs.many)), (longest(installs.many) / longest(installs.few)).toFixed(2)],
    ['Start, ms', String(start.few), String(start.many), (start.many / start.few).toFixed(2)],
  );
  const verdicts = Object.entries(within).map(([name, holds]) => `${name}: ${holds ? 'within the limit' : 'ABOVE THE LIMIT'}`);
  return `${table(head, rows)}\n\n${cabinets} cabinets; ${verdicts.join(', ')}`;
}

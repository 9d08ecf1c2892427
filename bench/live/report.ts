import { cpus, loadavg, totalmem } from 'node:os';
import { table } from '../harness/table.ts';
import { round } from '../harness/statistics.ts';
import type { Figure } from './figure.ts';
import type { LiveOptions, Scenario } from './options.ts';
import type { CpuSplit } from './world.ts';

export interface ScenarioResult {
  readonly figures: readonly Figure[];
  readonly cpu: CpuSplit;
  /** The same while the clients were coming, where that is of interest. */
  readonly connecting?: CpuSplit;
}

export interface Report {
  readonly benchmark: 'live';
  readonly options: LiveOptions;
  readonly machine: { readonly cores: number; readonly cpu: string; readonly memoryGb: number; readonly node: string; readonly load: number };
  /** Whether every limit holds. */
  readonly holds: boolean;
  /** Whether a client was told something wrong. */
  readonly wrong: boolean;
  readonly figures: readonly Figure[];
  /** Cores that each process used, by scenario. */
  readonly cpu: Readonly<Record<string, CpuSplit>>;
}

export function makeReport(options: LiveOptions, results: ReadonlyMap<Scenario, ScenarioResult>): Report {
  const figures = [...results.values()].flatMap((result) => result.figures);
  return {
    benchmark: 'live',
    options,
    machine: { cores: cpus().length, cpu: cpus()[0]?.model ?? '', memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version, load: round(loadavg()[1] ?? 0, 1) },
    holds: figures.every(({ holds }) => holds !== false),
    wrong: figures.some(({ holds, isWrong }) => isWrong === true && holds === false),
    figures,
    cpu: Object.fromEntries([...results].flatMap(([name, { cpu, connecting }]) => [...(connecting === undefined ? [] : [[`${name}, connecting`, connecting]]), [name, cpu]])),
  };
}

/** Tables to look at, or to stand in the documentation. */
export function printable({ figures, cpu, machine }: Report): string {
  const cells = figures.map(({ scenario, name, measured, unit, wanted, holds }) => [
    scenario, name, wanted === null ? '' : holds === true ? 'holds' : 'MISSED', wanted ?? '', `${measured}${unit === '' ? '' : ` ${unit}`}`,
  ]);
  const names = [...new Set(Object.values(cpu).flatMap((split) => Object.keys(split)))];
  const cores = Object.entries(cpu).map(([scenario, split]) => [scenario, ...names.map((name) => (split[name] ?? 0).toFixed(2))]);
  return [
    table(['scenario', 'figure', '', 'wanted', 'measured'], cells, 4),
    table(['cores used', ...names], cores),
    `${machine.cores} cores of ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}`,
  ].join('\n\n');
}

import { arch, cpus, platform } from 'node:os';
import { median, quantile, round } from '../harness/statistics.ts';
import { table } from '../harness/table.ts';
import type { RunOptions } from '../harness/options.ts';
import type { Measurement } from './contestant.ts';
import { BASELINE, OURS, type Rival } from './rivals/rivals.ts';

/** What ours must reach, in requests per second relative to @apollo/gateway. */
const FLOORS: Readonly<Record<string, number>> = { 'one-field': 3, medium: 4, heavy: 5 };

/** All rounds of one gateway with one operation. */
export interface Row {
  readonly rival: string;
  readonly operation: string;
  /** Median of the rounds. */
  readonly requestsPerSecond: number;
  readonly rounds: readonly number[];
  /** Median of the rounds' ratios to @apollo/gateway in the same round; null without it. */
  readonly ratio: number | null;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
  /** Share of its core that the gateway used: well below 1, and something else was the bottleneck. */
  readonly coreUse: number;
  /** Requests to subgraphs per request. */
  readonly fetches: number;
  readonly requests: number;
  readonly answerBytes: number;
}

export interface Report {
  readonly benchmark: 'gateway';
  readonly machine: { readonly cpu: string; readonly cores: number; readonly platform: string; readonly node: string };
  readonly options: Pick<RunOptions, 'rounds' | 'seconds' | 'connections'>;
  readonly rows: readonly Row[];
  /** Megabytes, by rival. */
  readonly peakMemoryMb: Readonly<Record<string, number>>;
  readonly floors: readonly { readonly operation: string; readonly floor: number; readonly ratio: number; readonly holds: boolean }[];
  /** Requests whose answers were compared with the reference: all of them, warm-up included. */
  readonly answersCompared: number;
}

/** @param rounds of the baseline with the same operation, in the same order */
export function summarise(rival: string, operation: string, rounds: readonly Measurement[], baseline: readonly Measurement[]): Row {
  const rates = rounds.map(rate);
  const latencies = rounds.flatMap((round) => round.latencies);
  const [requests, cpu, seconds] = [sum(rounds, (it) => it.requests), sum(rounds, (it) => it.cpuSeconds), sum(rounds, (it) => it.seconds)];
  const ratios = baseline.map((it, index) => rates[index]! / rate(it));
  return {
    rival,
    operation,
    requestsPerSecond: round(median(rates), 1),
    rounds: rates.map((it) => round(it, 1)),
    ratio: ratios.length === 0 ? null : round(median(ratios), 2),
    p50Ms: round(quantile(latencies, 0.5), 1),
    p99Ms: round(quantile(latencies, 0.99), 1),
    cpuMsPerRequest: round((cpu / requests) * 1_000, 3),
    coreUse: round(cpu / seconds, 2),
    fetches: round(sum(rounds, (it) => it.fetches) / requests, 2),
    requests,
    answerBytes: Math.round(sum(rounds, (it) => it.bytes) / requests),
  };
}

export function makeReport(rows: readonly Row[], peakMemoryMb: Report['peakMemoryMb'], options: RunOptions, answersCompared: number): Report {
  const { rounds, seconds, connections } = options;
  return {
    benchmark: 'gateway',
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, platform: `${platform()} ${arch()}`, node: process.version },
    options: { rounds, seconds, connections },
    rows,
    peakMemoryMb,
    floors: rows.flatMap(({ rival, operation, ratio }) => {
      const floor = FLOORS[operation];
      return rival === OURS && floor !== undefined && ratio !== null ? [{ operation, floor, ratio, holds: ratio >= floor }] : [];
    }),
    answersCompared,
  };
}

export function printable({ machine, options, rows, peakMemoryMb, floors, answersCompared }: Report, rivals: readonly Rival[]): string {
  const titles = new Map(rivals.map(({ name, title }) => [name, title]));
  const operations = [...new Set(rows.map(({ operation }) => operation))];
  const parts = operations.map((operation) => {
    const own = rows.filter((row) => row.operation === operation);
    const cells = own.map((row) => [
      titles.get(row.rival) ?? row.rival, row.requestsPerSecond.toFixed(row.requestsPerSecond < 100 ? 1 : 0), row.ratio === null ? '–' : `${row.ratio.toFixed(2)}×`,
      row.p50Ms.toFixed(1), row.p99Ms.toFixed(1), row.cpuMsPerRequest.toFixed(2), `${Math.round(row.coreUse * 100)} %`, row.fetches.toFixed(1),
    ]);
    const kilobytes = ((own[0]?.answerBytes ?? 0) / 1_000).toFixed(1);
    return `${operation} (answer of ${kilobytes} kB)\n\n${table(['gateway', 'requests/s', 'ratio', 'p50 ms', 'p99 ms', 'CPU ms', 'core', 'fetches'], cells)}`;
  });
  const memory = table(['gateway', 'peak memory MB'], Object.entries(peakMemoryMb).map(([name, megabytes]) => [titles.get(name) ?? name, String(megabytes)]));
  const verdicts = floors.map(
    ({ operation, floor, ratio, holds }) => `${operation}: ${ratio.toFixed(2)}× ${BASELINE}, floor ${floor}×: ${holds ? 'holds' : 'MISSED'}`,
  );
  const conditions = [
    `${machine.cpu}, ${machine.platform}, Node ${machine.node}`,
    `${options.rounds} interleaved rounds of ${options.seconds} s, ${options.connections} connections, one core for the gateway`,
    `${answersCompared} answers compared with the reference, none wrong`,
  ].join('; ');
  return [...parts, memory, verdicts.join('\n'), conditions].join('\n\n');
}

function rate({ requests, seconds }: Measurement): number {
  return requests / seconds;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

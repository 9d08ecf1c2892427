import { median, quantile, round } from '../harness/statistics.ts';
import type { Measurement } from './contestant.ts';
import type { Rival, RivalKind } from './rivals/rivals.ts';

/** All rounds of one rival with one operation. */
export interface Row {
  readonly rival: string;
  readonly title: string;
  readonly kind: RivalKind;
  readonly operation: string;
  /** Median of the rounds. */
  readonly requestsPerSecond: number;
  readonly rounds: readonly number[];
  /** Median of the rounds' ratios to @apollo/gateway in the same round; null without it. */
  readonly ratio: number | null;
  readonly ratios: readonly number[];
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
  /** How many times less processor time it needs than @apollo/gateway; steadier than `ratio` on a busy machine. Null without it. */
  readonly cpuRatio: number | null;
  /** Share of its core that the rival used: well below 1, and something else was the bottleneck. */
  readonly coreUse: number;
  /** Requests to subgraphs per request; null where they are not asked over HTTP. */
  readonly fetches: number | null;
  /** The most that was resident during this operation, in millions of bytes. */
  readonly peakMemoryMb: number;
  readonly deduplicatesInFlight: boolean;
  readonly requests: number;
  readonly answerBytes: number;
}

/** @param baseline rounds of the baseline with the same operation, in the same order; empty when it does not take part */
export function summarise(rival: Rival, operation: string, rounds: readonly Measurement[], baseline: readonly Measurement[]): Row {
  const rates = rounds.map(rate);
  const latencies = rounds.flatMap((it) => it.latencies);
  const [requests, cpu, seconds] = [sum(rounds, (it) => it.requests), sum(rounds, (it) => it.cpuSeconds), sum(rounds, (it) => it.seconds)];
  const ratios = baseline.map((it, index) => rates[index]! / rate(it));
  const baselineCpu = sum(baseline, (it) => it.cpuSeconds) / sum(baseline, (it) => it.requests);
  const fetches = rounds.some((it) => it.fetches === null) ? null : round(sum(rounds, (it) => it.fetches ?? 0) / requests, 2);
  return {
    rival: rival.name,
    title: rival.title,
    kind: rival.kind,
    operation,
    requestsPerSecond: round(median(rates), 1),
    rounds: rates.map((it) => round(it, 1)),
    ratio: ratios.length === 0 ? null : round(median(ratios), 2),
    ratios: ratios.map((it) => round(it, 2)),
    p50Ms: round(quantile(latencies, 0.5), 1),
    p99Ms: round(quantile(latencies, 0.99), 1),
    cpuMsPerRequest: round((cpu / requests) * 1_000, 3),
    cpuRatio: baseline.length === 0 ? null : round(baselineCpu / (cpu / requests), 2),
    coreUse: round(cpu / seconds, 2),
    fetches,
    peakMemoryMb: Math.round(Math.max(...rounds.map((it) => it.peakBytes)) / 1_000_000),
    deduplicatesInFlight: rival.deduplicatesInFlight,
    requests,
    answerBytes: Math.round(sum(rounds, (it) => it.bytes) / requests),
  };
}

function rate({ requests, seconds }: Measurement): number {
  return requests / seconds;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

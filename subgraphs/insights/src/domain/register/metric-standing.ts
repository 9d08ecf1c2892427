import type { LocalDate } from '@otklik/base';
import { isAsGood, Metric, MetricState } from './metric.js';

/** A value of a metric on a day: measured then, or to be reached by then. */
export interface MetricValue {
  readonly value: number;
  readonly on: LocalDate;
}

/** A value with what it is a value of. */
export interface MetricRow extends MetricValue {
  readonly metric: Metric;
  readonly state: MetricState;
}

/** Where a metric stands. */
export interface MetricStanding {
  readonly metric: Metric;
  /** Every measured value, the oldest first. */
  readonly measured: readonly MetricValue[];
  readonly first: MetricValue | null;
  /** The newest measured value that is not of the future. */
  readonly current: MetricValue | null;
  /** The nearest target whose day has not passed; the last one when all have. */
  readonly target: MetricValue | null;
  /** Null without a value or a target. */
  readonly isReached: boolean | null;
}

/** Where each metric stands on a day, in the order of the metrics. Values of one metric are of one unit, so nothing is ever compared across units. */
export function standingsOf(rows: readonly MetricRow[], today: LocalDate): MetricStanding[] {
  const byMetric = Map.groupBy([...rows].sort((a, b) => (a.on < b.on ? -1 : 1)), ({ metric }) => metric);
  return Object.values(Metric).flatMap((metric) => {
    const values = byMetric.get(metric);
    return values === undefined ? [] : [standingOf(metric, values, today)];
  });
}

function standingOf(metric: Metric, values: readonly MetricRow[], today: LocalDate): MetricStanding {
  const of = (state: MetricState): MetricValue[] => values.filter((row) => row.state === state).map(({ value, on }) => ({ value, on }));
  const measured = of(MetricState.MEASURED).filter(({ on }) => on <= today);
  const targets = of(MetricState.TARGET);
  const current = measured.at(-1) ?? null;
  const target = targets.find(({ on }) => on >= today) ?? targets.at(-1) ?? null;
  const isReached = current === null || target === null ? null : isAsGood(metric, current.value, target.value);
  return { metric, measured, first: measured[0] ?? null, current, target, isReached };
}

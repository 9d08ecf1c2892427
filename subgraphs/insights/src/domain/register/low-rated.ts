import type { LocalDate } from '@otklik/base';
import type { MetricValue } from './metric-standing.js';

/** A service whose mark is below this, of 5, is low-rated. */
export const LOW_RATING = 4;

/** How many of the low-rated services of a year are to be improved, in percent of them: the region's goal of 2024. */
export const IMPROVED_GOAL_PERCENT = 20;

/** A mark that citizens gave a service. */
export interface Mark extends MetricValue {
  readonly serviceId: string;
}

/** A service that was low-rated, and what has become of it. */
export interface LowRatedService {
  readonly serviceId: string;
  readonly before: MetricValue;
  /** The last mark of the year after `before`; null while there is none. */
  readonly after: MetricValue | null;
  /** Whether its mark has risen. */
  readonly improved: boolean;
}

/**
 * The low-rated services of a year, the worst first: those whose last mark up to the year's first day, or whose first mark in the year
 * where there is none before, is below `LOW_RATING`.
 */
export function lowRatedServices(marks: readonly Mark[], year: number): LowRatedService[] {
  const byService = Map.groupBy([...marks].sort((a, b) => (a.on < b.on ? -1 : 1)), ({ serviceId }) => serviceId);
  const found = [...byService].flatMap(([serviceId, all]) => lowRated(serviceId, all, year) ?? []);
  return found.sort((a, b) => a.before.value - b.before.value || (a.serviceId < b.serviceId ? -1 : 1));
}

/** Which part of the low-rated services is improved, in percent to one decimal; null when there are none. */
export function improvedPercent(services: readonly LowRatedService[]): number | null {
  if (services.length === 0) return null;
  return Math.round((services.filter(({ improved }) => improved).length * 1000) / services.length) / 10;
}

function lowRated(serviceId: string, marks: readonly Mark[], year: number): LowRatedService | null {
  const [begin, end] = [`${year}-01-01`, `${year}-12-31`] as [LocalDate, LocalDate];
  const before = marks.findLast(({ on }) => on <= begin) ?? marks.find(({ on }) => on <= end);
  if (before === undefined || before.value >= LOW_RATING) return null;
  const after = marks.findLast(({ on }) => on > before.on && on > begin && on <= end) ?? null;
  const plain = ({ value, on }: MetricValue): MetricValue => ({ value, on });
  return { serviceId, before: plain(before), after: after && plain(after), improved: after !== null && after.value > before.value };
}

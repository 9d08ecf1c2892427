import { adjustedPValues, growthPValue } from './poisson-growth.js';

/** From when on growth is an alarm. *Defaults* of the platform. */
export const ALARM = {
  /** The largest adjusted p-value: in a year without a problem, any alarm at all comes in at most so many of the cases. */
  level: 0.05,
  /** The fewest appeals: fewer are no systemic problem, however seldom they were before. */
  received: 10,
  /** How many times as many as before, for the same time. */
  ratio: 1.5,
} as const;

/** From how many appeals on they are many. */
export const MASS_FROM = 10;

/** Whether a problem was met once, again, or by many. */
export enum Segment {
  ONCE = 'ONCE',
  REPEATED = 'REPEATED',
  MASS = 'MASS',
}

/** Where a cell of the matrix stands. */
export interface Place {
  readonly categoryId: string;
  /** Slug of the municipality; null where it is not known. */
  readonly territory: string | null;
  /** Key of the confirmed root cause; null for all appeals together, with and without one. */
  readonly rootCause: string | null;
}

/** What was counted in a cell. */
export interface CellCounts extends Place {
  readonly received: number;
  /** In the period that is compared with. */
  readonly previous: number;
}

/** Days of the two periods: of one that is not over, only those that have passed. */
export interface Exposures {
  readonly now: number;
  readonly before: number;
}

/** A cell with what its growth means. */
export interface MatrixCell extends CellCounts {
  /** The rate of now against the one before; null when there was nothing before. */
  readonly ratio: number | null;
  readonly pValue: number;
  /** Of all cells of the matrix together. */
  readonly adjustedPValue: number;
  readonly isAlarm: boolean;
  readonly segment: Segment;
}

/** Tests every cell in which something was received, together: the alarms first, then the largest. */
export function matrixOf(counts: readonly CellCounts[], exposures: Exposures): MatrixCell[] {
  const met = counts.filter(({ received }) => received > 0);
  const pValues = met.map(({ received, previous }) => growthPValue({ count: received, exposure: exposures.now }, { count: previous, exposure: exposures.before }));
  const adjusted = adjustedPValues(pValues);
  return met.map((cell, index) => judged(cell, exposures, pValues[index]!, adjusted[index]!)).sort(byWeight);
}

/** Whether so many appeals are one, some, or many. */
export function segmentOf(received: number): Segment {
  if (received >= MASS_FROM) return Segment.MASS;
  return received === 1 ? Segment.ONCE : Segment.REPEATED;
}

function judged(cell: CellCounts, { now, before }: Exposures, pValue: number, adjustedPValue: number): MatrixCell {
  const ratio = cell.previous === 0 ? null : cell.received / now / (cell.previous / before);
  const isAlarm = adjustedPValue <= ALARM.level && cell.received >= ALARM.received && (ratio === null || ratio >= ALARM.ratio);
  return { ...cell, ratio, pValue, adjustedPValue, isAlarm, segment: segmentOf(cell.received) };
}

function byWeight(a: MatrixCell, b: MatrixCell): number {
  return Number(b.isAlarm) - Number(a.isAlarm) || b.received - a.received || (nameOf(a) < nameOf(b) ? -1 : 1);
}

function nameOf({ categoryId, territory, rootCause }: Place): string {
  return [categoryId, territory ?? '', rootCause ?? ''].join(' ');
}

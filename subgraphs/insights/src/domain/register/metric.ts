import type { LocalizedText, ValidationIssue } from '@otklik/base';

/** What is measured of a service or a life situation. */
export enum Metric {
  VISITS = 'VISITS',
  DOCUMENTS = 'DOCUMENTS',
  DAYS = 'DAYS',
  WORKING_DAYS = 'WORKING_DAYS',
  E_FILING_SHARE = 'E_FILING_SHARE',
  ON_TIME_SHARE = 'ON_TIME_SHARE',
  SATISFIED_SHARE = 'SATISFIED_SHARE',
  REFUSED_SHARE = 'REFUSED_SHARE',
  RATING = 'RATING',
}

/** In what it is measured: a metric has one unit and no other. */
export enum MetricUnit {
  VISIT = 'VISIT',
  DOCUMENT = 'DOCUMENT',
  DAY = 'DAY',
  WORKING_DAY = 'WORKING_DAY',
  PERCENT = 'PERCENT',
  MARK = 'MARK',
}

/** Whether a value was measured, or is where the agency wants to come to. */
export enum MetricState {
  MEASURED = 'MEASURED',
  TARGET = 'TARGET',
}

interface MetricRules {
  readonly unit: MetricUnit;
  readonly min: number;
  readonly max: number;
  /** Whether less of it is better. */
  readonly lessIsBetter: boolean;
}

const COUNT_LIMIT = 10_000;

const RULES: Readonly<Record<Metric, MetricRules>> = {
  VISITS: { unit: MetricUnit.VISIT, min: 0, max: COUNT_LIMIT, lessIsBetter: true },
  DOCUMENTS: { unit: MetricUnit.DOCUMENT, min: 0, max: COUNT_LIMIT, lessIsBetter: true },
  DAYS: { unit: MetricUnit.DAY, min: 0, max: COUNT_LIMIT, lessIsBetter: true },
  WORKING_DAYS: { unit: MetricUnit.WORKING_DAY, min: 0, max: COUNT_LIMIT, lessIsBetter: true },
  E_FILING_SHARE: { unit: MetricUnit.PERCENT, min: 0, max: 100, lessIsBetter: false },
  ON_TIME_SHARE: { unit: MetricUnit.PERCENT, min: 0, max: 100, lessIsBetter: false },
  SATISFIED_SHARE: { unit: MetricUnit.PERCENT, min: 0, max: 100, lessIsBetter: false },
  REFUSED_SHARE: { unit: MetricUnit.PERCENT, min: 0, max: 100, lessIsBetter: true },
  RATING: { unit: MetricUnit.MARK, min: 1, max: 5, lessIsBetter: false },
};

/** The unit of a metric. */
export function unitOf(metric: Metric): MetricUnit {
  return RULES[metric].unit;
}

/** Whether a value is as good as another one, or better. */
export function isAsGood(metric: Metric, value: number, as: number): boolean {
  return RULES[metric].lessIsBetter ? value <= as : value >= as;
}

/** A value as a client sends it. */
export interface MetricInput {
  readonly metric: Metric;
  /** What the client takes the unit to be. */
  readonly unit: MetricUnit;
  readonly value: number;
}

/** What is wrong with a value: another unit than the metric's, or a number that it cannot have. Two decimals are kept. */
export function checkMetric({ metric, unit, value }: MetricInput): ValidationIssue[] {
  const rules = RULES[metric];
  if (unit !== rules.unit) return [issue('unit', 'WRONG_UNIT', { ru: `Единица этого показателя: ${rules.unit}.`, en: `The unit of this metric is ${rules.unit}.` })];
  if (Number.isFinite(value) && value >= rules.min && value <= rules.max) return [];
  return [issue('value', 'OUT_OF_RANGE', { ru: `Значение от ${rules.min} до ${rules.max}.`, en: `A value from ${rules.min} to ${rules.max}.` })];
}

function issue(field: string, code: string, message: LocalizedText): ValidationIssue {
  return { path: [field], code, message };
}

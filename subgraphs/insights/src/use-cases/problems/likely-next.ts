import { addMonths, type Month } from '../../domain/month.js';
import type { Period } from '../../domain/problems/period.js';
import { seasonalExpectation, type Expectation } from '../../domain/problems/season.js';
import { countMonths } from '../../store/problems/counts.js';
import { thisMonth } from '../months.js';
import type { Setting } from '../setting.js';

const QUARTER = 3;
const YEAR = 12;
/** So many years back seasons are looked at. */
const YEARS = 3;

/** A cell of which more is to be expected than there was lately. */
export interface LikelyNext extends Expectation {
  readonly categoryId: string;
  readonly territory: string | null;
  /** The three months after this one. */
  readonly period: Period;
  /** Received in the last three whole months. */
  readonly recent: number;
  /** How many earlier years were looked at. */
  readonly years: number;
}

/**
 * Where to work before the appeals come: cells of which the three months after this one had, in earlier years, clearly more than the last
 * three whole months have had: the lower end of the seasonal expectation lies above them. The largest rise first. A year counts when
 * anything at all was received in these months of it. Public.
 */
export async function readLikelyNext(setting: Setting): Promise<LikelyNext[]> {
  const current = await thisMonth(setting);
  const period = { from: addMonths(current, 1), to: addMonths(current, QUARTER) };
  const lately = quarterFrom(addMonths(current, -QUARTER));
  const seasons = Array.from({ length: YEARS }, (_, back) => quarterFrom(addMonths(period.from, -YEAR * (back + 1))));
  const counts = await countMonths(setting.em, [...new Set([lately, ...seasons].flat())]);
  const known = seasons.filter((months) => counts.some(({ month }) => months.includes(month)));
  if (known.length === 0) return [];
  const cells = Map.groupBy(counts, ({ categoryId, territory }) => `${categoryId} ${territory ?? ''}`);
  const likely = [...cells.values()].map((rows): LikelyNext => {
    const sumOf = (months: readonly Month[]): number => rows.reduce((sum, row) => sum + (months.includes(row.month) ? row.received : 0), 0);
    const { categoryId, territory } = rows[0]!;
    return { categoryId, territory, period, recent: sumOf(lately), years: known.length, ...seasonalExpectation(known.map(sumOf)) };
  });
  return likely.filter(({ low, recent }) => low > recent).sort((a, b) => b.low - b.recent - (a.low - a.recent) || (a.categoryId < b.categoryId ? -1 : 1));
}

function quarterFrom(month: Month): Month[] {
  return Array.from({ length: QUARTER }, (_, index) => addMonths(month, index));
}

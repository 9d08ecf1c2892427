import type { EntityManager } from '@mikro-orm/postgresql';
import { Dimension } from '../domain/dimension.js';
import type { Sums } from '../domain/figures.js';
import type { Month } from '../domain/month.js';

/** Which cells to add up; absent conditions hold for all. Agency ids are UUIDs. */
export interface CellConditions {
  readonly from?: Month | null;
  /** Included. */
  readonly to?: Month | null;
  readonly agencyIds?: readonly string[] | null;
  readonly categoryIds?: readonly string[] | null;
  readonly territory?: string | null;
}

/** Sums of the cells that agree in the dimensions grouped by; the other dimensions are null. */
export interface CellSums extends Sums {
  readonly month: Month | null;
  readonly agencyId: string | null;
  readonly categoryId: string | null;
  readonly territory: string | null;
}

/** What a category received in a span of months and in the one before. */
export interface CategoryReceipts {
  readonly categoryId: string;
  readonly received: number;
  readonly previous: number;
  /** Received in all categories together, in the span. */
  readonly total: number;
}

const COLUMNS: Readonly<Record<Dimension, string>> = {
  MONTH: 'month',
  AGENCY: 'agency_id',
  CATEGORY: 'category_id',
  TERRITORY: 'territory',
};

/** Adds cells up: by month first, then the largest first. Groups in which nothing happened are left out. */
export function sumCells(em: EntityManager, conditions: CellConditions, groupBy: readonly Dimension[], limit: number): Promise<CellSums[]> {
  const where = whereOf(conditions, groupBy);
  const grouped = new Set(groupBy.map((dimension) => COLUMNS[dimension]));
  const shown = Object.values(COLUMNS).map((column) => (grouped.has(column) ? column : `null as ${column}`));
  const order = [...(grouped.has('month') ? ['month'] : []), 'sum(received) desc', 'sum(done) desc', ...grouped];
  return em
    .execute<SumsRow[]>(
      `select ${shown.join(', ')}, sum(received)::float8 as received, sum(done)::float8 as done, sum(on_time)::float8 as on_time,
         sum(seconds)::float8 as seconds, sum(rated)::float8 as rated, sum(scores)::float8 as scores
       from insights.monthly_cell where ${where.sql}
       ${grouped.size === 0 ? '' : `group by ${[...grouped].join(', ')}`}
       having sum(received) <> 0 or sum(done) <> 0
       order by ${order.join(', ')} limit ?`,
      [...where.params, limit],
    )
    .then((rows) => rows.map(sumsOf));
}

/** The categories that received most from one month to another, both included, with what they received from `before` up to then. */
export function largestCategories(
  em: EntityManager,
  span: { readonly before: Month; readonly from: Month; readonly to: Month; readonly agencyId: string | null },
  limit: number,
): Promise<CategoryReceipts[]> {
  const where = whereOf({ from: span.before, to: span.to, agencyIds: span.agencyId === null ? null : [span.agencyId] }, []);
  return em.execute<CategoryReceipts[]>(
    `select *, (sum(received) over ())::float8 as total from (
       select category_id as "categoryId", coalesce(sum(received) filter (where month >= ?), 0)::float8 as received,
         coalesce(sum(received) filter (where month < ?), 0)::float8 as previous
       from insights.monthly_cell where ${where.sql} group by category_id
     ) as category where received > 0 order by received desc, "categoryId" limit ?`,
    [span.from, span.from, ...where.params, limit],
  );
}

interface SumsRow extends Omit<Sums, 'onTime'> {
  readonly month: Month | null;
  readonly agency_id: string | null;
  readonly category_id: string | null;
  readonly territory: string | null;
  readonly on_time: number;
}

function sumsOf({ agency_id: agencyId, category_id: categoryId, on_time: onTime, ...rest }: SumsRow): CellSums {
  return { ...rest, agencyId, categoryId, onTime };
}

/** Cells are kept at three levels (see the migration): the one with the fewest rows that still tells apart what is asked for. */
function levelOf({ agencyIds, territory }: CellConditions, groupBy: readonly Dimension[]): number {
  const needsTerritory = territory != null || groupBy.includes(Dimension.TERRITORY);
  const needsAgency = agencyIds != null || groupBy.includes(Dimension.AGENCY);
  if (!needsTerritory) return 1;
  return needsAgency ? 0 : 2;
}

function whereOf(conditions: CellConditions, groupBy: readonly Dimension[]): { sql: string; params: unknown[] } {
  const { from, to, agencyIds, categoryIds, territory } = conditions;
  const parts: [sql: string, param: unknown][] = [];
  if (from != null) parts.push(['month >= ?', from]);
  if (to != null) parts.push(['month <= ?', to]);
  if (agencyIds != null) parts.push(['agency_id in (?)', [...agencyIds]]);
  if (categoryIds != null) parts.push(['category_id in (?)', [...categoryIds]]);
  if (territory != null) parts.push(['territory = ?', territory]);
  const inUse = ['generation = (select generation from insights.progress)', 'level = ?'];
  const sql = [...inUse, ...parts.map(([condition]) => condition)].join(' and ');
  return { sql, params: [levelOf(conditions, groupBy), ...parts.map(([, param]) => param)] };
}

import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { Dimension } from '../domain/dimension.js';
import { NOTHING, type Sums } from '../domain/figures.js';
import type { Month } from '../domain/month.js';
import { sumCells } from './cell-sums.js';
import { regionTimeZone } from './published.js';

/** One month of an agency or a category. */
export interface MonthOf {
  readonly of: Dimension.AGENCY | Dimension.CATEGORY;
  readonly id: string;
  readonly month: Month;
}

/** Batched look-ups of one operation. */
export interface InsightsLoaders {
  /** The region's time zone, read once. */
  readonly timeZone: () => Promise<string>;
  /** One statement per month and kind, however long the list of agencies or categories is. */
  readonly month: DataLoader<MonthOf, Sums, string>;
}

/** Makes the loaders of one operation. */
export function createLoaders(em: EntityManager): InsightsLoaders {
  let timeZone: Promise<string> | undefined;
  return {
    timeZone: () => (timeZone ??= regionTimeZone(em)),
    month: new DataLoader((wanted) => monthsOf(em, wanted), { cacheKeyFn: ({ of, id, month }) => `${of} ${month} ${id}` }),
  };
}

async function monthsOf(em: EntityManager, wanted: readonly MonthOf[]): Promise<Sums[]> {
  const found = new Map<MonthOf, Sums>();
  for (const alike of Map.groupBy(wanted, ({ of, month }) => `${of} ${month}`).values()) {
    const { of, month } = alike[0]!;
    const ids = alike.map(({ id }) => id);
    const conditions = of === Dimension.AGENCY ? { agencyIds: ids } : { categoryIds: ids };
    const rows = await sumCells(em, { from: month, to: month, ...conditions }, [of], ids.length);
    const byId = new Map(rows.map((row) => [of === Dimension.AGENCY ? row.agencyId : row.categoryId, row]));
    for (const each of alike) found.set(each, byId.get(each.id) ?? NOTHING);
  }
  return wanted.map((each) => found.get(each) ?? NOTHING);
}

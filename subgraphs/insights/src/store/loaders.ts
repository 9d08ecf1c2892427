import type { EntityManager } from '@mikro-orm/postgresql';
import { grouped, inOrder } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import { Dimension } from '../domain/dimension.js';
import { NOTHING, type Sums } from '../domain/figures.js';
import type { Month } from '../domain/month.js';
import { sumCells } from './cell-sums.js';
import { findProblems, type SystemicProblem } from './problems/systemic-problems.js';
import { rootCausesOf, type RootCause } from './problems/root-causes.js';
import { regionTimeZone } from './published.js';
import { createRegisterLoaders, type RegisterLoaders } from './register/loaders.js';
import { newestVersions } from './topics.js';

/** A span of months of an agency or a category. */
export interface MonthsOf {
  readonly of: Dimension.AGENCY | Dimension.CATEGORY;
  readonly id: string;
  readonly from: Month;
  /** Included. */
  readonly to: Month;
}

/** Batched look-ups of one operation. */
export interface InsightsLoaders {
  /** The region's time zone, read once. */
  readonly timeZone: () => Promise<string>;
  /** One statement per span and kind, however long the list of agencies or categories is. */
  readonly months: DataLoader<MonthsOf, Sums, string>;
  /** The newest version of a topic of the log. */
  readonly newest: DataLoader<string, number>;
  readonly register: RegisterLoaders;
  readonly problem: DataLoader<string, SystemicProblem | null>;
  /** Of a category. */
  readonly rootCauses: DataLoader<string, RootCause[]>;
}

/** Makes the loaders of one operation. */
export function createLoaders(em: EntityManager): InsightsLoaders {
  let timeZone: Promise<string> | undefined;
  return {
    timeZone: () => (timeZone ??= regionTimeZone(em)),
    months: new DataLoader((wanted) => monthsOf(em, wanted), { cacheKeyFn: ({ of, id, from, to }) => `${of} ${from} ${to} ${id}` }),
    newest: new DataLoader((topics) => newestVersions(em, topics)),
    register: createRegisterLoaders(em),
    problem: new DataLoader(async (ids) => inOrder(ids, await findProblems(em, ids), ({ id }) => id)),
    rootCauses: new DataLoader(async (ids) => grouped(ids, await rootCausesOf(em, ids), ({ categoryId }) => categoryId)),
  };
}

async function monthsOf(em: EntityManager, wanted: readonly MonthsOf[]): Promise<Sums[]> {
  const found = new Map<MonthsOf, Sums>();
  for (const alike of Map.groupBy(wanted, ({ of, from, to }) => `${of} ${from} ${to}`).values()) {
    const { of, from, to } = alike[0]!;
    const ids = alike.map(({ id }) => id);
    const conditions = of === Dimension.AGENCY ? { agencyIds: ids } : { categoryIds: ids };
    const rows = await sumCells(em, { from, to, ...conditions }, [of], ids.length);
    const byId = new Map(rows.map((row) => [of === Dimension.AGENCY ? row.agencyId : row.categoryId, row]));
    for (const each of alike) found.set(each, byId.get(each.id) ?? NOTHING);
  }
  return wanted.map((each) => found.get(each) ?? NOTHING);
}

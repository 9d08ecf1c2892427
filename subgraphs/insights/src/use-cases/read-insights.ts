import { CodedError, canName, isId } from '@otklik/base';
import { Dimension } from '../domain/dimension.js';
import { figuresOf, NOTHING, type Figures } from '../domain/figures.js';
import { addMonths, type Month } from '../domain/month.js';
import { sumCells, type CellSums } from '../store/cell-sums.js';
import { readMonth, refuseReversed, thisMonth } from './months.js';
import type { Setting } from './setting.js';

/** The most cells of one answer. */
export const MAX_CELLS = 5_000;

export const MONTHS_OF_YEAR = 12;

/** Which appeals to count; absent conditions hold for all. Months are `YYYY-MM`. */
export interface InsightsFilter {
  readonly from?: string | null;
  /** Included. */
  readonly to?: string | null;
  readonly agencyId?: string | null;
  readonly categoryId?: string | null;
  readonly territory?: string | null;
}

/** Figures, and what they are about: null in a dimension over which they are added up. */
export interface Cell extends Figures {
  readonly category: { readonly id: string } | null;
  readonly agency: { readonly id: string } | null;
  readonly territory: string | null;
  readonly month: Month | null;
}

/**
 * The figures, one cell for each group in which something happened; without a grouping always one cell. Public.
 * @throws CodedError BAD_USER_INPUT for what is no month, and for more than `MAX_CELLS` cells
 */
export async function readInsights({ em }: Pick<Setting, 'em'>, filter: InsightsFilter, groupBy: readonly Dimension[]): Promise<Cell[]> {
  const from = readMonth('from', filter.from);
  const to = readMonth('to', filter.to);
  refuseReversed(from, to);
  const rows = namesNothing(filter) ? [] : await sumCells(em, conditionsOf(filter, from, to), groupBy, MAX_CELLS + 1);
  if (rows.length > MAX_CELLS) throw tooMany();
  if (rows.length === 0 && groupBy.length === 0)
    return [cellOf({ ...NOTHING, month: null, agencyId: null, categoryId: null, territory: null })];
  return rows.map(cellOf);
}

/** One month of an agency: this month unless told. */
export async function monthOfAgency(setting: Setting, id: string, month: string | null | undefined): Promise<Cell> {
  const wanted = readMonth('month', month) ?? (await thisMonth(setting));
  const sums = isId(id) ? await setting.loaders.months.load({ of: Dimension.AGENCY, id: id.toLowerCase(), from: wanted, to: wanted }) : NOTHING;
  return cellOf({ ...sums, month: wanted, agencyId: id, categoryId: null, territory: null });
}

/** The last twelve months of an agency, this one included, added up. */
export async function yearOfAgency(setting: Setting, id: string): Promise<Cell> {
  const to = await thisMonth(setting);
  const from = addMonths(to, 1 - MONTHS_OF_YEAR);
  const sums = isId(id) ? await setting.loaders.months.load({ of: Dimension.AGENCY, id: id.toLowerCase(), from, to }) : NOTHING;
  return cellOf({ ...sums, month: null, agencyId: id, categoryId: null, territory: null });
}

/** One month of a category: this month unless told. */
export async function monthOfCategory(setting: Setting, id: string, month: string | null | undefined): Promise<Cell> {
  const wanted = readMonth('month', month) ?? (await thisMonth(setting));
  const sums = canName(id) ? await setting.loaders.months.load({ of: Dimension.CATEGORY, id, from: wanted, to: wanted }) : NOTHING;
  return cellOf({ ...sums, month: wanted, agencyId: null, categoryId: id, territory: null });
}

function conditionsOf({ agencyId, categoryId, territory }: InsightsFilter, from: Month | null, to: Month | null) {
  return {
    from,
    to,
    agencyIds: agencyId == null ? null : [agencyId],
    categoryIds: categoryId == null ? null : [categoryId],
    territory: territory ?? null,
  };
}

function cellOf({ month, agencyId, categoryId, territory, ...sums }: CellSums): Cell {
  return {
    category: categoryId === null ? null : { id: categoryId },
    agency: agencyId === null ? null : { id: agencyId },
    territory,
    month,
    ...figuresOf(sums),
  };
}

/** Whether a condition is a text that no row can have, and PostgreSQL would refuse. */
export function namesNothing({ agencyId, categoryId, territory }: Pick<InsightsFilter, 'agencyId' | 'categoryId' | 'territory'>): boolean {
  if (agencyId != null && !isId(agencyId)) return true;
  return [categoryId, territory].some((text) => text != null && !canName(text));
}

function tooMany(): CodedError {
  return CodedError.badInput({
    ru: `Больше ${MAX_CELLS} ячеек: сузьте отбор или группируйте крупнее.`,
    en: `More than ${MAX_CELLS} cells: narrow the filter or group by less.`,
  });
}

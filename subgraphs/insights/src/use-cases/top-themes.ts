import { pageSize } from '@otklik/subgraph';
import { growth, share } from '../domain/figures.js';
import { addMonths, monthsIn } from '../domain/month.js';
import { largestCategories } from '../store/cell-sums.js';
import { readMonth, refuseReversed, thisMonth } from './months.js';
import { namesNothing } from './read-insights.js';
import type { Setting } from './setting.js';

/** Which themes to list. Months are `YYYY-MM`. */
export interface ThemesRequest {
  readonly first?: number | null;
  /** Eleven months before `to` unless told. */
  readonly from?: string | null;
  /** Included; this month unless told. */
  readonly to?: string | null;
  readonly agencyId?: string | null;
}

/** A category among those that citizens write most about. */
export interface Theme {
  readonly category: { readonly id: string };
  readonly received: number;
  /** 0 to 1: of everything received in the span. */
  readonly share: number;
  /** Received in the span of the same length just before. */
  readonly previous: number;
  /** Against the span before: 0.5 is half as much again; null when there was nothing. */
  readonly growth: number | null;
}

const USUAL_MONTHS = 12;

/** The categories in which most was received, and how that has grown against as many months before. Public. */
export async function topThemes(setting: Pick<Setting, 'em' | 'clock' | 'loaders'>, request: ThemesRequest): Promise<Theme[]> {
  const limit = pageSize(request.first);
  const to = readMonth('to', request.to) ?? (await thisMonth(setting));
  const from = readMonth('from', request.from) ?? addMonths(to, 1 - USUAL_MONTHS);
  refuseReversed(from, to);
  if (namesNothing(request)) return [];
  const before = addMonths(from, -monthsIn(from, to));
  const rows = await largestCategories(setting.em, { before, from, to, agencyId: request.agencyId ?? null }, limit);
  return rows.map(({ categoryId, received, previous, total }) => ({
    category: { id: categoryId },
    received,
    share: share(received, total) ?? 0,
    previous,
    growth: growth(received, previous),
  }));
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { ReadableScope } from '../../domain/readable-scope.js';
import type { SearchQuery } from '../../domain/search-query.js';
import type { Where } from '../appeal-conditions.js';

/** Whose words may be searched. */
export interface SearchScope extends ReadableScope {
  /** Whether drafts of answers and flats are for the viewer wherever they read what is not public. */
  readonly seesAll: boolean;
}

/** A search as the database has understood it, in its own notation. */
export interface FoundWords {
  /** Every word as it was typed. */
  readonly exact: string;
  /** The same, or words like them when they find next to nothing. */
  readonly wide: string;
  readonly scope: SearchScope;
}

/** A search that a viewer wants. */
export interface WantedWords {
  readonly query: SearchQuery;
  readonly scope: SearchScope;
}

/** The most hits that are looked through: the newest ones of more. */
const MOST_HITS = 5_000;

/** Asks what a search comes to; null when it asks for nothing that can be found. */
export async function findWords(em: EntityManager, { query, scope }: WantedWords): Promise<FoundWords | null> {
  const [row] = await em.execute<{ exact: string | null; wide: string | null }[]>('select exact::text, wide::text from appeals.search_for(?::jsonb, ?::jsonb)', [
    JSON.stringify(query),
    scopeJson(scope),
  ]);
  return row?.exact == null || row.wide == null ? null : { exact: row.exact, wide: row.wide, scope };
}

/** Where the rows of a list come from. */
export interface HitsOptions {
  /** Only those submitted before this one. */
  readonly before: string | null;
  /** How many are enough; null for as many as are looked through. */
  readonly enough: number | null;
  readonly isRanked: boolean;
}

/**
 * The SQL of a subquery of the appeals that are found, each with its `rank`. They are looked up one by one: joined, PostgreSQL would sooner
 * read all appeals in their order until it meets them.
 */
export function hitsSql({ exact, wide, scope }: FoundWords, { before, enough, isRanked }: HitsOptions): Where {
  return {
    sql: `(select hit.*, found.rank from appeals.found(?::tsquery, ?::tsquery, ?::jsonb, ?::uuid, ?, ?) as found
      cross join lateral (select * from appeals.appeal where id = found.id limit 1) as hit)`,
    params: [wide, exact, scopeJson(scope), before, enough ?? MOST_HITS, isRanked],
  };
}

/** As the functions of the database take it; further ways of reading go by the names that they have here. */
function scopeJson({ everything, authorId, cabinetIds, published, seesAll, ...others }: SearchScope): string {
  return JSON.stringify({ everything, author: authorId, cabinets: cabinetIds, published, sight: seesAll ? 'ALL' : 'GIVEN', ...others });
}

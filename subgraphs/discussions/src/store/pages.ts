import type { EntityManager } from '@mikro-orm/postgresql';

/** An SQL condition and the values of its placeholders. */
export interface Where {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** A row as the driver gives it, for `em.map`. */
export type Row = Record<string, unknown>;

/** Holds when all hold. */
export function all(parts: readonly Where[]): Where {
  if (parts.length === 0) return { sql: 'true', params: [] };
  return { sql: parts.map((part) => part.sql).join(' and '), params: parts.flatMap((part) => part.params) };
}

/** Holds when one holds. */
export function any(parts: readonly Where[]): Where {
  if (parts.length === 0) return { sql: 'false', params: [] };
  return { sql: `(${parts.map((part) => part.sql).join(' or ')})`, params: parts.flatMap((part) => part.params) };
}

/** A page of what belongs to an owner, newest first. */
export interface OwnedPage {
  /** Column that names the owner. */
  readonly owner: string;
  readonly ownerId: string;
  /** Id of the last row of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** Pages of many owners from one table: one statement for all that differ only in the owner. The table's alias is `t`. */
export async function rowsOfOwners<Page extends OwnedPage>(
  em: EntityManager,
  table: string,
  wanted: readonly Page[],
  where: (page: Page) => Where,
): Promise<Row[][]> {
  const alike = Map.groupBy(wanted, ({ ownerId: _, ...rest }) => JSON.stringify(rest));
  const found = new Map<Page, Row[]>();
  for (const pages of alike.values()) {
    const [first] = pages as [Page, ...Page[]];
    const { sql, params } = all([where(first), ...beyond(first.after)]);
    const rows = await em.execute<Row[]>(
      `select page.* from unnest(?::uuid[]) as owner (id) cross join lateral (
         select t.* from ${table} t where t.${first.owner} = owner.id and ${sql} order by t.id desc limit ?
       ) as page order by page.id desc`,
      [`{${[...new Set(pages.map((page) => page.ownerId))].join(',')}}`, ...params, first.limit],
    );
    const byOwner = Map.groupBy(rows, (row) => row[first.owner]);
    for (const page of pages) found.set(page, byOwner.get(page.ownerId.toLowerCase()) ?? []);
  }
  return wanted.map((page) => found.get(page) ?? []);
}

/** Whatever comes after a row of a list, newest first. */
export function beyond(after: string | null): Where[] {
  return after === null ? [] : [{ sql: 't.id < ?', params: [after] }];
}

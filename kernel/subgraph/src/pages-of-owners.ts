import type { EntityManager } from '@mikro-orm/postgresql';

/** Rows that are listed by a key that no two rows of an owner share. The names are our own code's, never a client's. */
export interface ListedRows {
  /** With its schema. */
  readonly table: string;
  readonly key: string;
  readonly order: 'asc' | 'desc';
}

/** A page of what belongs to an owner. */
export interface OwnedPage {
  /** Column that names the owner, by a UUID. */
  readonly owner: string;
  readonly ownerId: string;
  /** Key of the last row of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** An SQL condition and the values of its placeholders; the row is called `t`. */
export interface RowCondition {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Pages of many owners from one table, each in its order: one statement for all that differ only in the owner. */
export async function pagesOfOwners<Page extends OwnedPage, Row extends Record<string, unknown>>(
  em: EntityManager,
  { table, key, order }: ListedRows,
  wanted: readonly Page[],
  where: (page: Page) => RowCondition = () => ({ sql: 'true', params: [] }),
): Promise<Row[][]> {
  const found = new Map<Page, Row[]>();
  for (const pages of Map.groupBy(wanted, ({ ownerId: _, ...rest }) => JSON.stringify(rest)).values()) {
    const first = pages[0]!;
    const { owner, after, limit } = first;
    const { sql, params } = where(first);
    const past = after === null ? '' : ` and t.${key} ${order === 'asc' ? '>' : '<'} ?`;
    const rows = await em.execute<Row[]>(
      `select page.* from unnest(?::uuid[]) as owner (id) cross join lateral (
         select t.* from ${table} t where t.${owner} = owner.id and ${sql}${past} order by t.${key} ${order} limit ?
       ) as page order by page.${key} ${order}`,
      [`{${[...new Set(pages.map(({ ownerId }) => ownerId))].join(',')}}`, ...params, ...(after === null ? [] : [after]), limit],
    );
    const byOwner = Map.groupBy(rows, (row) => row[owner]);
    for (const page of pages) found.set(page, byOwner.get(page.ownerId.toLowerCase()) ?? []);
  }
  return wanted.map((page) => found.get(page) ?? []);
}

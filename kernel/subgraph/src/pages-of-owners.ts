import type { EntityManager } from '@mikro-orm/postgresql';

/** Rows that have an owner, sorted by a key that no two rows of an owner share. The names are our own code's, never a client's. */
export interface OwnedRows {
  /** With its schema. */
  readonly table: string;
  /** The column of the owner's id, a UUID. */
  readonly owner: string;
  readonly key: string;
  readonly order: 'asc' | 'desc';
}

/** A page of the rows of one owner. */
export interface OwnedPlace {
  readonly ownerId: string;
  /** Key of the last row of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** One more condition, with the values of its placeholders; the row is called `t`. */
export interface MoreCondition {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Pages of many owners, each in its order: one statement for all that differ only in the owner. */
export async function pagesOfOwners<Row extends Record<string, unknown>>(
  em: EntityManager,
  { table, owner, key, order }: OwnedRows,
  wanted: readonly OwnedPlace[],
  more: MoreCondition = { sql: 'true', params: [] },
): Promise<Row[][]> {
  const found = new Map<OwnedPlace, Row[]>();
  for (const places of Map.groupBy(wanted, ({ after, limit }) => JSON.stringify([after, limit])).values()) {
    const { after, limit } = places[0]!;
    const past: MoreCondition = after === null ? { sql: 'true', params: [] } : { sql: `t.${key} ${order === 'asc' ? '>' : '<'} ?`, params: [after] };
    const rows = await em.execute<Row[]>(
      `select page.* from unnest(?::uuid[]) as owner (id) cross join lateral (
         select t.* from ${table} t where t.${owner} = owner.id and ${past.sql} and ${more.sql} order by t.${key} ${order} limit ?
       ) as page order by page.${key} ${order}`,
      [`{${[...new Set(places.map(({ ownerId }) => ownerId))].join(',')}}`, ...past.params, ...more.params, limit],
    );
    const byOwner = Map.groupBy(rows, (row) => row[owner]);
    for (const place of places) found.set(place, byOwner.get(place.ownerId) ?? []);
  }
  return wanted.map((place) => found.get(place) ?? []);
}

import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { canName, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import type { AgencyKind } from '../domain/agency-kind.js';
import { AgencyEntity, type Agency } from '../store/agency.entity.js';
import type { CabinetsLoaders } from '../store/loaders.js';

const LIST = 'agencies';

/** Which agencies to list. */
export interface AgencyFilter {
  kind?: AgencyKind | null;
  parentId?: string | null;
  code?: string | null;
}

/** Lists agencies by their codes. Agencies are public: nothing is asked of the viewer. */
export async function listAgencies(
  em: EntityManager,
  first: number | null | undefined,
  after: string | null | undefined,
  filter: AgencyFilter | null | undefined,
): Promise<Connection<Agency>> {
  const size = pageSize(first);
  const conditions: FilterQuery<Agency>[] = [];
  if (filter?.kind != null) conditions.push({ kind: filter.kind });
  if (filter?.code != null) conditions.push({ code: filter.code });
  if (filter?.parentId != null) conditions.push({ parentId: filter.parentId });
  const place = placeOf(after);
  if (place !== null) conditions.push({ code: { $gt: place } });
  if (namesNothing(filter)) return pageOf([], size, after);
  const rows = await em.find(AgencyEntity, { $and: conditions }, { orderBy: { code: 'asc' }, limit: size + 1 });
  return pageOf(rows, size, after);
}

/** Lists the agencies directly below one, by their codes: those of many agencies together. */
export async function listChildren(loaders: CabinetsLoaders, agencyId: string, first: number | null | undefined, after: string | null | undefined): Promise<Connection<Agency>> {
  const size = pageSize(first);
  return pageOf(await loaders.childPage.load({ owner: 'parent_id', ownerId: agencyId, after: placeOf(after), limit: size + 1 }), size, after);
}

function pageOf(rows: readonly Agency[], size: number, after: string | null | undefined): Connection<Agency> {
  return page(rows, size, after, ({ code }) => encodePageCursor(LIST, code), (row) => row);
}

/** The code of the last agency of the page before. */
function placeOf(after: string | null | undefined): string | null {
  return after == null ? null : (decodePageCursor(LIST, 1, after)[0] ?? '');
}

/** Whether a condition is a text that no row can have, and PostgreSQL would refuse. */
function namesNothing(filter: AgencyFilter | null | undefined): boolean {
  return (filter?.code != null && !canName(filter.code)) || (filter?.parentId != null && !isId(filter.parentId));
}

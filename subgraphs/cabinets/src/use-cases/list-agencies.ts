import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { canName, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import type { AgencyKind } from '../domain/agency-kind.js';
import { AgencyEntity, type Agency } from '../store/agency.entity.js';

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
  if (after != null) {
    const [code = ''] = decodePageCursor(LIST, 1, after);
    conditions.push({ code: { $gt: code } });
  }
  if (namesNothing(filter)) return page<Agency, Agency>([], size, after, () => '', (row) => row);
  const rows = await em.find(AgencyEntity, { $and: conditions }, { orderBy: { code: 'asc' }, limit: size + 1 });
  return page(rows, size, after, (row) => encodePageCursor(LIST, row.code), (row) => row);
}

/** Whether a condition is a text that no row can have, and PostgreSQL would refuse. */
function namesNothing(filter: AgencyFilter | null | undefined): boolean {
  return (filter?.code != null && !canName(filter.code)) || (filter?.parentId != null && !isId(filter.parentId));
}

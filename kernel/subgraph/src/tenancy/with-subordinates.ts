import type { EntityManager } from '@mikro-orm/postgresql';
import type { Grant, Role, Viewer } from '@otklik/identity';

/** Whoever holds one of these in the cabinet of an agency holds it in the cabinets of all agencies below. */
const SUPERVISORS: readonly Role[] = ['CURATOR', 'AUTHORISED'];

/**
 * The viewer with the roles that follow from the tree of agencies: a curator, and the authorised person of a region or municipality,
 * see what is below them. Looked up here and not by the gateway, because the list may be too long to travel with every call.
 */
export async function withSubordinates(em: EntityManager, viewer: Viewer): Promise<Viewer> {
  if (viewer.kind !== 'person') return viewer;
  const supervised = viewer.grants.filter(({ role, cabinetId }) => cabinetId !== null && SUPERVISORS.includes(role));
  if (supervised.length === 0) return viewer;
  const rows = await em.execute<{ superior: string; subordinate: string }[]>(
    'select superior_id as superior, cabinet_id as subordinate from cabinets.subordinate_cabinets(?::uuid[])',
    [`{${[...new Set(supervised.map(({ cabinetId }) => cabinetId))].join(',')}}`],
  );
  const below = Map.groupBy(rows, ({ superior }) => superior);
  const inherited = supervised.flatMap(({ role, cabinetId }): Grant[] =>
    (below.get(cabinetId ?? '') ?? []).map(({ subordinate }) => ({ role, cabinetId: subordinate })),
  );
  return { ...viewer, grants: [...viewer.grants, ...inherited] };
}

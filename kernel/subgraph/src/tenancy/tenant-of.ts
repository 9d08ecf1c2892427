import type { Tenant } from '@otklik/database';
import { isOperator, type Viewer } from '@otklik/identity';

/**
 * The tenant that a viewer is to the database: the second wall, behind the permission table, so it knows cabinets and people but no actions.
 * A person's cabinets are those in which they hold any role; a machine's, those it was let into.
 */
export function tenantOf(viewer: Viewer): Tenant {
  if (viewer.kind === 'anonymous') return { viewer: 'anonymous', personId: null, cabinetIds: [], everything: false };
  const isMachine = viewer.kind === 'machine';
  const grants = viewer.grants.filter(({ role }) => (role === 'INTEGRATOR') === isMachine);
  return {
    viewer: viewer.kind,
    personId: isMachine ? null : viewer.citizenId,
    cabinetIds: [...new Set(grants.flatMap(({ cabinetId }) => cabinetId ?? []))],
    everything: isMachine ? grants.some(({ cabinetId }) => cabinetId === null) : isOperator(viewer),
  };
}

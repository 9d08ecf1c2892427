import type { Viewer } from '@otklik/identity';
import { CABINET_PERMISSIONS } from '../permissions.js';
import type { CabinetsLoaders } from '../store/loaders.js';
import type { RoleGrant } from '../store/staff.entity.js';

/** Who works in a cabinet; for colleagues and the operator only. @throws CodedError FORBIDDEN for everybody else. */
export async function staffOfCabinet(loaders: CabinetsLoaders, viewer: Viewer, cabinetId: string): Promise<RoleGrant[]> {
  CABINET_PERMISSIONS.requireToRead(viewer, 'staff.see', { cabinetId });
  return loaders.grantsOfCabinet.load(cabinetId);
}

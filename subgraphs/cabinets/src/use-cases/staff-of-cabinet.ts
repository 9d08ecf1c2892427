import { CodedError } from '@otklik/base';
import { cabinetsOf, isOperator, type Viewer } from '@otklik/identity';
import type { CabinetsLoaders } from '../store/loaders.js';
import type { RoleGrant } from '../store/staff.entity.js';

/** Who works in a cabinet; for colleagues and the operator only. @throws CodedError FORBIDDEN for everybody else. */
export async function staffOfCabinet(loaders: CabinetsLoaders, viewer: Viewer, cabinetId: string): Promise<RoleGrant[]> {
  if (!isOperator(viewer) && !cabinetsOf(viewer).includes(cabinetId)) throw CodedError.forbidden();
  return loaders.grantsOfCabinet.load(cabinetId);
}

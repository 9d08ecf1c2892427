import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '@otklik/identity';
import { RegionEntity, type Region } from '../store/region.entity.js';
import { requireOperator } from './require-operator.js';

/** Describes the region that runs the platform. Repeating it changes what differs. */
export async function saveRegion(em: EntityManager, viewer: Viewer, region: Region): Promise<void> {
  requireOperator(viewer);
  await em.upsert(RegionEntity, region);
}

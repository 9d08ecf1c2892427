import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '@otklik/identity';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { RegionEntity, type Region } from '../store/region.entity.js';

/** Describes the region that runs the platform. Repeating it changes what differs. */
export async function saveRegion(em: EntityManager, viewer: Viewer, region: Region): Promise<void> {
  CABINET_PERMISSIONS.require(viewer, 'region.save');
  await em.upsert(RegionEntity, region);
}

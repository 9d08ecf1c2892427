import type { EntityManager } from '@mikro-orm/postgresql';
import { RegionEntity } from '../store/region.entity.js';

/** Whether the platform knows its region yet. Asked at the start, before there is a viewer. */
export async function hasRegion(em: EntityManager): Promise<boolean> {
  return (await em.count(RegionEntity)) > 0;
}

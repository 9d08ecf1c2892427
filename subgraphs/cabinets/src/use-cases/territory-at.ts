import type { EntityManager } from '@mikro-orm/postgresql';
import { areasAt, nearest, whereabouts, type Point } from '@otklik/base';
import { RegionEntity } from '../store/region.entity.js';
import { areasAround, territoriesByCode, type Territory } from '../store/territories.js';

/** The deepest territory that a place is in; inside the region but in none, that with the nearest centre; elsewhere none. */
export async function territoryAt(em: EntityManager, place: Point): Promise<Territory | null> {
  const [found] = areasAt(place, await areasAround(em, place));
  if (found !== undefined) return found;
  const [region] = await em.find(RegionEntity, {}, { orderBy: { id: 'asc' }, limit: 1 });
  if (region === undefined) return null;
  const border = region.boundary.map(([latitude, longitude]) => [longitude, latitude] as const);
  if (whereabouts([place.longitude, place.latitude], [[[...border, ...border.slice(0, 1)]]]) === 'OUTSIDE') return null;
  const centre = nearest(place, region.territories);
  const [territory] = centre === null ? [] : await territoriesByCode(em, [centre.code]);
  return territory ?? null;
}

import type { EntityManager } from '@mikro-orm/postgresql';

/** The zone of the region, by IANA, as `cabinets` publishes it: by its clock days and quarters begin. */
export async function regionZone(em: EntityManager): Promise<string> {
  const [region] = await em.execute<{ time_zone: string }[]>('select time_zone from cabinets.published_region order by id limit 1');
  return region?.time_zone ?? 'UTC';
}

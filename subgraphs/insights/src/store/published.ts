import type { EntityManager } from '@mikro-orm/postgresql';

/** The time zone in which the region's months begin and end; UTC until there is a region. */
export async function regionTimeZone(em: EntityManager): Promise<string> {
  const [region] = await em.execute<{ time_zone: string }[]>('select time_zone from cabinets.published_region order by id limit 1');
  return region?.time_zone ?? 'UTC';
}

/** Ids of the categories whose messages are never shown to the public. */
export async function privateCategories(em: EntityManager): Promise<ReadonlySet<string>> {
  const rows = await em.execute<{ id: string }[]>('select id from cabinets.published_category where private');
  return new Set(rows.map(({ id }) => id));
}

/** Whether there is such an agency. */
export async function isAgency(em: EntityManager, id: string): Promise<boolean> {
  const rows = await em.execute('select from cabinets.published_agency where id = ?', [id]);
  return rows.length > 0;
}

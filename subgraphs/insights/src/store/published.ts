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

/** The cabinet of an agency; null when it has none, undefined when there is no such agency. */
export async function cabinetOfAgency(em: EntityManager, id: string): Promise<string | null | undefined> {
  const [agency] = await em.execute<{ cabinet_id: string | null }[]>('select cabinet_id from cabinets.published_agency where id = ?', [id]);
  return agency?.cabinet_id;
}

/** Ids of agencies by their codes. */
export async function agenciesByCode(em: EntityManager): Promise<ReadonlyMap<string, string>> {
  const rows = await em.execute<{ code: string; id: string }[]>('select code, id from cabinets.published_agency where code is not null');
  return new Map(rows.map(({ code, id }) => [code, id]));
}

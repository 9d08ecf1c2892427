import type { EntityManager } from '@mikro-orm/postgresql';
import { isId } from '@otklik/base';

/** The cabinet of an agency as `cabinets` publishes it; null when there is no such agency, or it has no cabinet. */
export async function cabinetOfAgency(em: EntityManager, agencyId: string): Promise<string | null> {
  if (!isId(agencyId)) return null;
  const [agency] = await em.execute<{ cabinet_id: string | null }[]>('select cabinet_id from cabinets.published_agency where id = ?', [
    agencyId,
  ]);
  return agency?.cabinet_id ?? null;
}

/** IANA zone of the region that runs the platform, in which days begin and end. */
export async function regionTimeZone(em: EntityManager): Promise<string> {
  const [region] = await em.execute<{ time_zone: string }[]>('select time_zone from cabinets.published_region order by id limit 1');
  if (region === undefined) throw new Error('The platform has no region: its operator has to describe one first.');
  return region.time_zone;
}

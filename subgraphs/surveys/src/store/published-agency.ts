import type { EntityManager } from '@mikro-orm/postgresql';
import { isId } from '@otklik/base';

/** An agency that has a cabinet to work in, as `cabinets` publishes it. */
export interface PublishedAgency {
  readonly id: string;
  readonly cabinetId: string;
}

/** The agency, or null when there is none or it has no cabinet. */
export async function findAgency(em: EntityManager, id: string): Promise<PublishedAgency | null> {
  if (!isId(id)) return null;
  const [agency] = await em.execute<PublishedAgency[]>(
    'select id, cabinet_id as "cabinetId" from cabinets.published_agency where id = ? and cabinet_id is not null',
    [id],
  );
  return agency ?? null;
}

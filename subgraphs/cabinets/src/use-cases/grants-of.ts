import type { EntityManager } from '@mikro-orm/postgresql';
import type { Grant } from '@otklik/identity';
import { RoleGrantEntity } from '../store/staff.entity.js';

/** The roles a login holds; none for a citizen. Asked by the gateway once per request, before there is a viewer. */
export async function grantsOf(em: EntityManager, login: string): Promise<Grant[]> {
  const rows = await em.find(RoleGrantEntity, { login }, { orderBy: { id: 'asc' } });
  return rows.map(({ role, cabinetId }) => ({ role, cabinetId: cabinetId ?? null }));
}

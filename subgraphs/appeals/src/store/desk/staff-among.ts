import type { EntityManager } from '@mikro-orm/postgresql';
import { canName } from '@otklik/base';

/** Those of some logins that hold any role in a cabinet. */
export async function staffAmong(em: EntityManager, cabinetId: string, logins: readonly string[]): Promise<Set<string>> {
  const rows = await em.execute<{ login: string }[]>('select distinct login from cabinets.published_staff_grant where cabinet_id = ? and login in (?)', [
    cabinetId,
    ['', ...logins.filter(canName)],
  ]);
  return new Set(rows.map(({ login }) => login));
}

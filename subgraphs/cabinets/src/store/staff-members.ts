import type { EntityManager } from '@mikro-orm/postgresql';
import type { Role } from '@otklik/identity';
import { grouped } from '@otklik/subgraph';

/** Somebody who works in a cabinet, with every role there. */
export interface StaffMember {
  readonly cabinetId: string;
  readonly login: string;
  readonly position: string | null;
  readonly roles: readonly Role[];
}

/** The people of cabinets, for each in the order of their logins; machines are none. */
export async function membersOfCabinets(em: EntityManager, cabinetIds: readonly string[]): Promise<StaffMember[][]> {
  const rows = await em.execute<StaffMember[]>(
    `select held.cabinet_id as "cabinetId", held.login, min(staff.position) as position, jsonb_agg(held.role order by held.role) as roles
     from cabinets.role_grant as held join cabinets.staff on staff.login = held.login
     where held.cabinet_id = any(?::uuid[]) and held.role <> 'INTEGRATOR'
     group by held.cabinet_id, held.login order by held.cabinet_id, held.login`,
    [`{${cabinetIds.join(',')}}`],
  );
  return grouped(cabinetIds, rows, (row) => row.cabinetId);
}

/** The roles of some people in a cabinet: login → roles; who has none there is left out. */
export async function rolesIn(tx: EntityManager, cabinetId: string, logins: readonly string[]): Promise<Map<string, Role[]>> {
  const rows = await tx.execute<{ login: string; roles: Role[] }[]>(
    "select login, jsonb_agg(role) as roles from cabinets.role_grant where cabinet_id = ? and login in (?) and role <> 'INTEGRATOR' group by login",
    [cabinetId, [...logins]],
  );
  return new Map(rows.map(({ login, roles }) => [login, roles]));
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { nameId } from '@otklik/base';
import type { Role, Viewer } from '@otklik/identity';
import { forkFor } from '@otklik/subgraph';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { RoleGrantEntity, StaffEntity } from '../store/staff.entity.js';
import { cabinetId } from './save-agencies.js';

/** A member of staff and a role as an operator describes them. */
export interface StaffDescription {
  readonly login: string;
  readonly position?: string | null;
  readonly role: Role;
  /** Slug of the cabinet; absent for a role on the whole platform. */
  readonly cabinet?: string | null;
}

/** The id of a role that somebody holds: the same on every platform, so that imports can be repeated. */
export function grantId({ login, role, cabinet }: StaffDescription): string {
  return nameId('otklik:role-grant', `${login} ${role} ${cabinet ?? '*'}`);
}

/** Gives roles to staff. Repeating it changes what differs. */
export async function saveStaff(em: EntityManager, viewer: Viewer, staff: readonly StaffDescription[]): Promise<void> {
  CABINET_PERMISSIONS.require(viewer, 'staff.import');
  await forkFor(em, viewer).transactional(async (tx) => {
    const people = new Map(staff.map((person) => [person.login, { login: person.login, position: person.position ?? null }]));
    await tx.upsertMany(StaffEntity, [...people.values()]);
    await tx.upsertMany(
      RoleGrantEntity,
      staff.map((person) => ({
        id: grantId(person),
        login: person.login,
        role: person.role,
        cabinetId: person.cabinet == null ? null : cabinetId(person.cabinet),
      })),
    );
  });
}

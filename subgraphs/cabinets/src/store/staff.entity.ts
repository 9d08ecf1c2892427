import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { ROLES, type Role } from '@otklik/identity';

/** A person who works in cabinets. */
export const StaffEntity = defineEntity({
  name: 'Staff',
  tableName: 'staff',
  properties: {
    /** The same as in the token. */
    login: p.text().primary(),
    position: p.text().nullable(),
  },
});

export interface Staff extends InferEntity<typeof StaffEntity> {}

/** One role of a member of staff in one cabinet, or on the whole platform. */
export const RoleGrantEntity = defineEntity({
  name: 'RoleGrant',
  tableName: 'role_grant',
  properties: {
    id: p.uuid().primary(),
    login: p.text(),
    cabinetId: p.uuid().nullable(),
    role: p.enum([...ROLES]).$type<Role>(),
  },
});

export interface RoleGrant extends InferEntity<typeof RoleGrantEntity> {}

import { Refusal, canName, type ValidationIssue } from '@otklik/base';
import type { Role } from '@otklik/identity';
import { once } from '@otklik/subgraph';
import { checkStaff } from '../domain/staff-rules.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { addGrant, cabinetsBySlug } from '../store/staff-rows.js';
import { grantId } from './save-staff.js';
import type { StaffSetting } from './set-absence.js';

/** A role that somebody is to hold in a cabinet. */
export interface GrantRoleInput {
  readonly login: string;
  readonly role: Role;
  /** Slug. */
  readonly cabinet: string;
  readonly idempotencyKey?: string | null;
}

/** What an administrator gives: not what sees other cabinets, nor what is a machine's. */
export const ROLES_OF_A_CABINET: readonly Role[] = ['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER', 'AUDITOR'];

/**
 * An administrator gives somebody a role in their cabinet. Refusals come in this order, so that nobody learns more than they may:
 * permission, input. @returns whether it is new
 */
export async function grantRole({ em, clock, viewer: asker }: StaffSetting, input: GrantRoleInput): Promise<boolean> {
  const viewer = CABINET_PERMISSIONS.requireSomewhere(asker, 'staff.grant');
  const { login, role, cabinet } = input;
  return em.fork().transactional((tx) =>
    once(tx, 'cabinets', { viewer, mutation: 'grantRole', input, clock }, {
      answer: (isNew: boolean) => isNew,
      replay: (isNew) => Promise.resolve(isNew),
      work: async () => {
        const cabinetId = canName(cabinet) ? ((await cabinetsBySlug(tx, [cabinet])).get(cabinet) ?? null) : null;
        CABINET_PERMISSIONS.require(viewer, 'staff.grant', { cabinetId });
        if (cabinetId === null) throw Refusal.validation([UNKNOWN_CABINET]);
        const issues = [...(ROLES_OF_A_CABINET.includes(role) ? [] : [NOT_OF_A_CABINET]), ...checkStaff({ login, role, cabinet })];
        if (issues.length > 0) throw Refusal.validation(issues);
        return addGrant(tx, { grantId: grantId({ login, role, cabinet }), login, role, cabinetId });
      },
    }),
  );
}

const UNKNOWN_CABINET: ValidationIssue = { path: ['cabinet'], code: 'UNKNOWN_CABINET', message: { ru: 'Такого кабинета нет.', en: 'There is no such cabinet.' } };
const NOT_OF_A_CABINET: ValidationIssue = {
  path: ['role'],
  code: 'NOT_ALLOWED',
  message: { ru: `Эту роль даёт оператор платформы. Здесь дают: ${ROLES_OF_A_CABINET.join(', ')}.`, en: `The operator of the platform gives this role. Here are given: ${ROLES_OF_A_CABINET.join(', ')}.` },
};

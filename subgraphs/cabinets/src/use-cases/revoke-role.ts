import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, canName, type ValidationIssue } from '@otklik/base';
import type { Role, Viewer } from '@otklik/identity';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { cabinetsBySlug, countHolders, deleteGrant } from '../store/staff-rows.js';

/** A role that somebody is to hold no longer. */
export interface RevokedRole {
  readonly login: string;
  readonly role: Role;
  /** Slug of the cabinet; null for a role on the whole platform. */
  readonly cabinet?: string | null;
}

/**
 * Takes a role away; running requests, sockets and subscriptions feel it within five seconds. Refusals come in this order, so that
 * nobody learns more than they may: permission, input. @returns whether it was held
 */
export async function revokeRole(em: EntityManager, viewer: Viewer, { login, role, cabinet = null }: RevokedRole): Promise<boolean> {
  CABINET_PERMISSIONS.requireSomewhere(viewer, 'staff.revoke');
  return em.fork().transactional(async (tx) => {
    const cabinetId = cabinet === null || !canName(cabinet) ? null : ((await cabinetsBySlug(tx, [cabinet])).get(cabinet) ?? null);
    CABINET_PERMISSIONS.require(viewer, 'staff.revoke', { cabinetId });
    if (cabinet !== null && cabinetId === null) throw Refusal.validation([UNKNOWN_CABINET]);
    if (!canName(login)) return false;
    const isHeld = await deleteGrant(tx, { login, role, cabinetId });
    if (isHeld && role === 'OPERATOR' && (await countHolders(tx, role)) === 0) throw Refusal.validation([LAST_OPERATOR]);
    return isHeld;
  });
}

const UNKNOWN_CABINET: ValidationIssue = { path: ['cabinet'], code: 'UNKNOWN_CABINET', message: { ru: 'Такого кабинета нет.', en: 'There is no such cabinet.' } };
const LAST_OPERATOR: ValidationIssue = {
  path: ['login'],
  code: 'LAST_OPERATOR',
  message: { ru: 'Это последний оператор: сначала назначьте другого.', en: 'This is the last operator: appoint another one first.' },
};

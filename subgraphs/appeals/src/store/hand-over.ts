import type { EntityManager } from '@mikro-orm/postgresql';
import type { Appeal } from './appeal.entity.js';
import { recordChange, type Change } from './record-change.js';

/** Whose an appeal is. */
export interface Holder {
  readonly agencyId: string;
  readonly cabinetId: string;
}

/**
 * Writes a change by which an appeal goes to another tenant, in the caller's transaction, and moves it. Chain and event tell of the new
 * holder. Everything is written while the appeal is still the tenant's; after that it cannot even be read.
 */
export async function recordHandOver(tx: EntityManager, appeal: Appeal, to: Holder, change: Change): Promise<Appeal> {
  const { agencyId, cabinetId } = appeal;
  Object.assign(appeal, to);
  await recordChange(tx, appeal, change);
  Object.assign(appeal, { agencyId, cabinetId });
  await tx.flush();
  await tx.execute('select appeals.hand_over(?::uuid, ?::uuid, ?::uuid)', [appeal.id, to.agencyId, to.cabinetId]);
  // Nothing of it may be written any more.
  tx.clear();
  return Object.assign(appeal, to);
}

/**
 * Writes a change by which the tenant sees an appeal no more, because it has refused its part, in the caller's transaction. The appeal
 * already is as the change leaves it. @param before the parts before the change
 */
export async function recordLeaving(tx: EntityManager, appeal: Appeal, before: Appeal['participations'], change: Change): Promise<Appeal> {
  const { participations } = appeal;
  await recordChange(tx, appeal, change);
  appeal.participations = before;
  await tx.flush();
  await tx.execute('select appeals.leave(?::uuid, ?::jsonb)', [appeal.id, JSON.stringify(participations)]);
  tx.clear();
  return Object.assign(appeal, { participations });
}

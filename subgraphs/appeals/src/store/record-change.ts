import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import { appendEvents, encodeCursor } from '@otklik/events';
import type { Appeal } from './appeal.entity.js';
import { AppealHistoryEntity } from './appeal-history.entity.js';

/** What happened to an appeal, and who did it. */
export interface Change {
  /** Type of the event, such as `appeal.registered`. */
  readonly event: string;
  readonly at: Date;
  readonly actor: string;
  readonly actorRole: string;
  readonly comment: LocalizedText | null;
}

/**
 * Writes a change into the appeal's history and into the outbox, in the caller's transaction. The appeal already carries
 * its new status and version. The event says where to look, never what was written.
 */
export async function recordChange(tx: EntityManager, appeal: Appeal, change: Change): Promise<void> {
  const { at, actor, actorRole, comment } = change;
  const { id, status, version, agencyId, cabinetId, categoryId, visibility } = appeal;
  tx.create(AppealHistoryEntity, { appealId: id, version, at, status, actor, actorRole, comment });
  const payload = { status, at: at.toISOString(), agencyId, cabinetId, categoryId, visibility };
  await appendEvents(
    (sql, params) => tx.execute(sql, params),
    [{ topic: topicOf(id), type: change.event, aggregate: id, version, payload }],
  );
}

/** The topic of an appeal in the event log. */
export function topicOf(appealId: string): string {
  return `appeal/${appealId}`;
}

/** The cursor from which a client hears of every change after this version. */
export function cursorOf(appealId: string, version: number): string {
  return encodeCursor({ kind: 'version', topic: topicOf(appealId), version });
}

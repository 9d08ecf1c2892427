import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import { encodeCursor } from '@otklik/events';
import { changePayload } from '../domain/change-payload.js';
import type { FedBefore } from '../domain/feed-news.js';
import type { Queued } from '../domain/inbox.js';
import { isPublic } from '../domain/publicity.js';
import { feedEvents } from './agency-feed.js';
import type { Appeal } from './appeal.entity.js';
import { AppealHistoryEntity } from './appeal-history.entity.js';
import { putEvents } from './bulk.js';
import { linkChange } from './chain/link-change.js';
import { inboxEvents } from './inbox.js';
import { findCategories } from './published.js';
import { publishWords } from './search/publish-words.js';

/** What happened to an appeal, and who did it. */
export interface Change {
  /** Type of the event, such as `appeal.registered`. */
  readonly event: string;
  readonly at: Date;
  readonly actor: string;
  readonly actorRole: string;
  readonly comment: LocalizedText | null;
  /** Login of the absent colleague in whose place it was done. */
  readonly onBehalfOf?: string | null;
  /** What only those are told who work on it. */
  readonly note?: LocalizedText | null;
  /** In whose queues it was before the change, when that is not where it is after it. */
  readonly before?: Queued;
  /** How it stood before the change, when that is not how it stands after it. */
  readonly stood?: FedBefore;
}

/**
 * Writes a change into the appeal's history and into the outbox, in the caller's transaction. The appeal already is as the
 * change leaves it, version included: the chain vouches for that. The event says where to look, never what was written.
 */
export async function recordChange(tx: EntityManager, appeal: Appeal, change: Change): Promise<void> {
  const { at, actor, actorRole, comment, onBehalfOf = null, note = null, before = appeal, stood = appeal } = change;
  const { id, status, version } = appeal;
  appeal.updatedAt = at;
  const link = linkChange(appeal, { at, actor, actorRole, comment, onBehalfOf, note });
  tx.create(AppealHistoryEntity, { appealId: id, version, at, status, actor, actorRole, comment, onBehalfOf, note, ...link });
  const isForAll = await everybodyMayRead(tx, appeal);
  const payload = changePayload(appeal, at, isForAll);
  const isNew = version === 1;
  const news = [...inboxEvents(id, isNew ? null : before, appeal), ...(isForAll ? feedEvents(topicOf(id), id, isNew ? null : stood, appeal) : [])];
  await putEvents(tx, [{ topic: topicOf(id), type: change.event, aggregate: id, version, payload }, ...news]);
  await publishWords(tx, appeal);
}

async function everybodyMayRead(tx: EntityManager, appeal: Appeal): Promise<boolean> {
  if (!isPublic(appeal, false)) return false;
  const [category] = await findCategories(tx, [appeal.categoryId]);
  return isPublic(appeal, category?.private ?? true);
}

/** The topic of an appeal in the event log. */
export function topicOf(appealId: string): string {
  return `appeal/${appealId}`;
}

/** The cursor from which a client hears of every change after this version. */
export function cursorOf(appealId: string, version: number): string {
  return encodeCursor({ kind: 'version', topic: topicOf(appealId), version });
}

import { CodedError, isId } from '@otklik/base';
import { decodeCursor } from '@otklik/events';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import { findInboxEntry, inboxTopic, newestInboxVersions, type InboxEntry } from '../store/inbox.js';
import { findReadableAppeal } from './read-appeal.js';
import type { Setting } from './setting.js';

/** One thing that happened in the queue of a cabinet. */
export interface InboxUpdate {
  readonly cabinetId: string;
  readonly version: number;
  /** Null at the beginning, version 0. */
  readonly entry: InboxEntry | null;
  /** As it is now; null when the viewer may not know of it any more. */
  readonly appeal: Appeal | null;
}

/**
 * What a cursor of an inbox stands for.
 * @throws CodedError BAD_CURSOR, CURSOR_EXPIRED for what retention has removed, or FORBIDDEN for those who do not see the work of the cabinet
 */
export async function readInboxUpdate(setting: Setting, text: string): Promise<InboxUpdate> {
  const { viewer, em } = setting;
  if (!APPEAL_PERMISSIONS.couldAllow(viewer, 'appeal.see-work')) throw CodedError.forbidden();
  const cursor = decodeCursor(text);
  const [, cabinetId = ''] = cursor.kind === 'version' ? cursor.topic.split('/') : [];
  if (cursor.kind !== 'version' || !isId(cabinetId) || cursor.topic !== inboxTopic(cabinetId)) throw CodedError.badCursor();
  APPEAL_PERMISSIONS.requireToRead(viewer, 'appeal.see-work', { cabinetId });
  const { version } = cursor;
  if (version === 0) return { cabinetId, version, entry: null, appeal: null };
  const entry = await findInboxEntry(em, cabinetId, version);
  if (entry === null) {
    const [newest = 0] = await newestInboxVersions(em, [cabinetId]);
    throw version > newest ? CodedError.badCursor() : CodedError.cursorExpired();
  }
  return { cabinetId, version, entry, appeal: await findReadableAppeal(setting, entry.appealId) };
}

/** The version of a cabinet’s inbox at the moment; null for those who do not see the work there. */
export async function inboxVersion({ viewer, loaders }: Pick<Setting, 'viewer' | 'loaders'>, cabinetId: string): Promise<number | null> {
  const id = cabinetId.toLowerCase();
  return isId(id) && APPEAL_PERMISSIONS.allows(viewer, 'appeal.see-work', { cabinetId: id }) ? loaders.inbox.load(id) : null;
}

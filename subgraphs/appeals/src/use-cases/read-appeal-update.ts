import { CodedError } from '@otklik/base';
import { decodeCursor } from '@otklik/events';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import type { AppealChange } from '../store/appeal-changes.js';
import { topicOf } from '../store/record-change.js';
import { readAppeal } from './read-appeal.js';
import type { Setting } from './setting.js';

/** One change of an appeal, and the appeal as it is now. */
export interface AppealUpdate {
  readonly change: AppealChange;
  readonly appeal: Appeal;
}

/**
 * What a cursor stands for: the change that made this version of an appeal.
 * @throws CodedError BAD_CURSOR, NOT_FOUND when there is no such appeal or the viewer may not know of it, or FORBIDDEN for a machine without the scope
 */
export async function readAppealUpdate(setting: Setting, text: string): Promise<AppealUpdate> {
  APPEAL_PERMISSIONS.requireToRead(setting.viewer, 'appeal.read-public');
  const cursor = decodeCursor(text);
  const [, id = ''] = cursor.kind === 'version' ? cursor.topic.split('/') : [];
  if (cursor.kind !== 'version' || cursor.topic !== topicOf(id)) throw CodedError.badCursor();
  const appeal = await readAppeal(setting, id);
  // A change that came after the appeal was read did not happen yet.
  const change = cursor.version <= appeal.version ? await setting.loaders.change.load({ id: appeal.id, version: cursor.version }) : null;
  if (change === null) throw CodedError.badCursor();
  return { change, appeal };
}

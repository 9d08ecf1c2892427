import { CodedError, isId } from '@otklik/base';
import type { Appeal } from '../store/appeal.entity.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { mayRead, mayReadPrivate } from './may-read.js';
import type { Setting } from './setting.js';

/** The appeal, or null when there is none or the viewer may not know of it: the two look the same. */
export async function findReadableAppeal({ viewer, loaders }: Setting, id: string): Promise<Appeal | null> {
  const appeal = isId(id) ? await loaders.appeal.load(id.toLowerCase()) : null;
  if (appeal === null || mayReadPrivate(viewer, appeal)) return appeal;
  const category = await loaders.category.load(appeal.categoryId);
  return mayRead(viewer, appeal, category?.private ?? true) ? appeal : null;
}

/** The appeal. @throws CodedError NOT_FOUND when there is none or the viewer may not know of it, FORBIDDEN for a machine without the scope */
export async function readAppeal(setting: Setting, id: string): Promise<Appeal> {
  APPEAL_PERMISSIONS.requireToRead(setting.viewer, 'appeal.read-public');
  const appeal = await findReadableAppeal(setting, id);
  if (appeal === null) throw CodedError.notFound();
  return appeal;
}

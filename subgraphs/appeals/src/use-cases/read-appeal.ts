import { CodedError, isId } from '@otklik/base';
import { isInsider, mayRead } from '../domain/permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import type { Setting } from './setting.js';

/** The appeal, or null when there is none or the viewer may not know of it: the two look the same. */
export async function findReadableAppeal({ viewer, loaders }: Setting, id: string): Promise<Appeal | null> {
  const appeal = isId(id) ? await loaders.appeal.load(id.toLowerCase()) : null;
  if (appeal === null || isInsider(viewer, appeal)) return appeal;
  const category = await loaders.category.load(appeal.categoryId);
  return mayRead(viewer, appeal, category?.private ?? true) ? appeal : null;
}

/** The appeal. @throws CodedError NOT_FOUND when there is none or the viewer may not know of it. */
export async function readAppeal(setting: Setting, id: string): Promise<Appeal> {
  const appeal = await findReadableAppeal(setting, id);
  if (appeal === null) throw CodedError.notFound();
  return appeal;
}

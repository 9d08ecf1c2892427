import type { EntityManager } from '@mikro-orm/postgresql';
import { isWithin, type Clock } from '@otklik/base';
import { todayInRegion } from '../store/today.js';
import { CategoryEntity, type Category } from '../store/category.entity.js';
import { CORE_PLUGIN } from './publish-core-category.js';

/** The categories that take messages now: those some cabinet answers for, campaigns in their days alone. Public. */
export async function listCategories(em: EntityManager, clock: Clock): Promise<Category[]> {
  const active = await em.execute<{ id: string }[]>('select id from cabinets.published_category where active');
  const categories = await em.find(CategoryEntity, { id: { $in: active.map((row) => row.id) } }, { orderBy: [{ pluginId: 'asc' }, { position: 'asc' }] });
  // «Другое» stands after everything that fits better.
  const campaigns = categories.some(({ period }) => period != null);
  const today = campaigns ? await todayInRegion(em, clock) : null;
  const offered = categories.filter(({ period }) => period == null || (today !== null && isWithin(period, today)));
  return offered.sort((a, b) => Number(a.pluginId === CORE_PLUGIN) - Number(b.pluginId === CORE_PLUGIN));
}

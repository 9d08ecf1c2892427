import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { CategoryEntity } from '../store/category.entity.js';
import { PluginEntity } from '../store/plugin.entity.js';

/** The built-in plugin: what fits no plugin's category still reaches somebody. */
export const CORE_PLUGIN = 'core';

/** Makes the built-in category «Другое» known to the platform. */
export async function publishCoreCategory(em: EntityManager, viewer: Viewer, clock: Clock): Promise<void> {
  CABINET_PERMISSIONS.require(viewer, 'plugin.publish');
  await em.transactional(async (tx) => {
    await tx.upsert(PluginEntity, { id: CORE_PLUGIN, version: '1.0.0', typesVersion: '1.0.0', manifest: {}, publishedAt: clock.now() });
    await tx.upsert(CategoryEntity, {
      id: `${CORE_PLUGIN}.other`,
      pluginId: CORE_PLUGIN,
      title: { ru: 'Другое', en: 'Other' },
      form: 'other',
      term: { amount: 30, unit: 'CALENDAR_DAYS' },
      private: false,
      position: 1_000,
      retired: false,
      period: null,
    });
  });
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { categoryId, formName } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { CategoryEntity } from '../store/category.entity.js';
import { PluginEntity } from '../store/plugin.entity.js';

/**
 * Makes a plugin's categories known to the platform. A category that a new version no longer declares is retired:
 * it takes no new messages, and old ones keep their category.
 */
export async function publishPlugin(em: EntityManager, viewer: Viewer, clock: Clock, checked: PluginManifest): Promise<void> {
  CABINET_PERMISSIONS.require(viewer, 'plugin.publish');
  // A copy: MikroORM writes into what it is given, and a checked manifest is frozen.
  const manifest = structuredClone(checked);
  await em.transactional(async (tx) => {
    const known = await tx.findOne(PluginEntity, { id: manifest.id });
    await tx.upsert(PluginEntity, {
      id: manifest.id,
      version: manifest.version,
      manifest: manifest as unknown as Record<string, unknown>,
      publishedAt: known !== null && known.version === manifest.version ? known.publishedAt : clock.now(),
    });
    await tx.nativeUpdate(CategoryEntity, { pluginId: manifest.id }, { retired: true });
    await tx.upsertMany(
      CategoryEntity,
      manifest.categories.map((category, position) => ({
        id: categoryId(manifest.id, category.key),
        pluginId: manifest.id,
        title: category.title,
        form: category.form === undefined ? null : formName(manifest, category.form),
        term: category.term,
        private: (category.privacy ?? manifest.privacy) === 'PRIVATE',
        position,
        retired: false,
      })),
    );
  });
}

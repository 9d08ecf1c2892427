import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import { campaignDays, categoryId, formName } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { CategoryEntity } from './category.entity.js';
import { PluginEntity } from './plugin.entity.js';

/**
 * Puts a plugin and its categories into the graph, in the caller's transaction. A category that it no longer declares is
 * retired: it takes no new messages, and old ones keep their category.
 */
export async function writePlugin(tx: EntityManager, clock: Clock, checked: PluginManifest, typesVersion: string): Promise<void> {
  // A copy: MikroORM writes into what it is given, and a checked manifest is frozen.
  const manifest = structuredClone(checked);
  const known = await tx.findOne(PluginEntity, { id: manifest.id });
  await tx.upsert(PluginEntity, {
    id: manifest.id,
    version: manifest.version,
    typesVersion,
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
      period: campaignDays(manifest, category),
      retired: false,
    })),
  );
}

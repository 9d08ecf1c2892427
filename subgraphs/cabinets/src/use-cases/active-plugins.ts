import type { EntityManager } from '@mikro-orm/postgresql';
import { parseManifest } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { PluginEntity } from '../store/plugin.entity.js';
import { CORE_PLUGIN } from './publish-core-category.js';

/** The manifests whose types are in the graph: all published ones but the built-in one, in the order of their ids. */
export async function activePlugins(em: EntityManager): Promise<PluginManifest[]> {
  const plugins = await em.find(PluginEntity, { id: { $ne: CORE_PLUGIN } }, { orderBy: { id: 'asc' } });
  return plugins.map((plugin) => parseManifest(plugin.manifest));
}

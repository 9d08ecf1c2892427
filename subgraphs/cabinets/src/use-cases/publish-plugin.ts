import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { writePlugin } from '../store/write-plugin.js';

/** Makes the categories of a plugin that comes with the platform known to it. */
export async function publishPlugin(em: EntityManager, viewer: Viewer, clock: Clock, manifest: PluginManifest): Promise<void> {
  CABINET_PERMISSIONS.require(viewer, 'plugin.publish');
  await em.transactional((tx) => writePlugin(tx, clock, manifest, manifest.version));
}

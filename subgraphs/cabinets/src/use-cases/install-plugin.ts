import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, newId, type Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { InstallationState } from '../domain/installation-state.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { CabinetEntity } from '../store/cabinet.entity.js';
import { PluginEntity, PluginInstallationEntity } from '../store/plugin.entity.js';

/** Puts a published plugin to work in a cabinet, from now on answering for the plugin's categories. */
export async function installPlugin(em: EntityManager, viewer: Viewer, clock: Clock, pluginId: string, cabinetSlug: string): Promise<void> {
  CABINET_PERMISSIONS.require(viewer, 'plugin.install');
  await em.transactional(async (tx) => {
    const cabinet = await tx.findOne(CabinetEntity, { slug: cabinetSlug });
    const plugin = await tx.findOne(PluginEntity, { id: pluginId });
    if (cabinet === null || plugin === null) throw Refusal.notFound();
    const known = await tx.findOne(PluginInstallationEntity, { cabinetId: cabinet.id, pluginId });
    if (known === null) {
      tx.create(PluginInstallationEntity, {
        id: newId(),
        cabinetId: cabinet.id,
        pluginId,
        state: InstallationState.ENABLED,
        config: {},
        permissions: [],
        earlier: [],
        installedAt: clock.now(),
      });
    } else {
      known.state = InstallationState.ENABLED;
    }
  });
}

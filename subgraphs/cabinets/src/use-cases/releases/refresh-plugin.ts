import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import { compareVersions, effectiveManifest, parseManifest } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { InstallationState } from '../../domain/installation-state.js';
import { PluginEntity, PluginInstallationEntity } from '../../store/plugin.entity.js';
import { PluginReleaseEntity } from '../../store/release.entity.js';
import { writePlugin } from '../../store/write-plugin.js';

/**
 * Puts into the graph what follows from the installations of a plugin: categories, rules and texts of the version that the answering
 * cabinet has (the one that installed it first), types of the newest that any cabinet has had. Nobody's plugin stays as it was.
 */
export async function refreshPlugin(tx: EntityManager, clock: Clock, pluginId: string): Promise<void> {
  // The database looks: a plugin may be in very many cabinets.
  const [holder] = await tx.find(PluginInstallationEntity, { pluginId, version: { $ne: null }, state: InstallationState.ENABLED }, { orderBy: { installedAt: 'asc', id: 'asc' }, limit: 1 });
  const installed = await tx.execute<{ version: string }[]>('select distinct version from cabinets.plugin_installation where plugin_id = ? and version is not null', [pluginId]);
  const known = await tx.findOne(PluginEntity, { id: pluginId });
  const version = holder?.version ?? known?.version;
  if (version == null) return;
  const [typesVersion] = [...installed.map((installation) => installation.version), known?.typesVersion ?? version].toSorted((a, b) => compareVersions(b, a));
  if (known?.version === version && known.typesVersion === typesVersion) return;
  const manifest = effectiveManifest(await manifestOf(tx, pluginId, version), await manifestOf(tx, pluginId, typesVersion!));
  await writePlugin(tx, clock, manifest, typesVersion!);
}

async function manifestOf(tx: EntityManager, pluginId: string, version: string): Promise<PluginManifest> {
  const release = await tx.findOneOrFail(PluginReleaseEntity, { pluginId, version });
  return parseManifest(release.manifest);
}

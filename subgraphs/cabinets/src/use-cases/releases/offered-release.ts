import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, canName } from '@otklik/base';
import { majorOf, parseManifest } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { ReleaseState } from '../../domain/release-state.js';
import { PluginEntity, type Plugin } from '../../store/plugin.entity.js';
import { publisherOf } from '../../store/release-ground.js';
import { PluginReleaseEntity } from '../../store/release.entity.js';
import { CORE_PLUGIN } from '../publish-core-category.js';

/** A version of a plugin that a cabinet may install now. */
export interface OfferedRelease {
  readonly manifest: PluginManifest;
  /** Null for a plugin that comes with the platform: its version is the platform's matter. */
  readonly version: string | null;
  /** Whether the graph does not have the plugin yet. */
  readonly isFirst: boolean;
}

/** The release of this name. @throws Refusal with the reason why it may not be installed */
export async function offeredRelease(tx: EntityManager, pluginId: string, version: string): Promise<OfferedRelease> {
  if (!canName(pluginId) || !canName(version) || pluginId === CORE_PLUGIN) throw Refusal.notFound(NO_RELEASE);
  const inGraph = await tx.findOne(PluginEntity, { id: pluginId });
  const release = await tx.findOne(PluginReleaseEntity, { pluginId, version });
  if (release === null) return { manifest: await builtIn(tx, inGraph, version), version: null, isFirst: false };
  if (release.state !== ReleaseState.APPROVED) throw Refusal.conflict('WRONG_STATUS', NOT_APPROVED);
  if ((await publisherOf(tx, release.publisherKey))?.revoked !== false) throw Refusal.conflict('WRONG_STATUS', REVOKED);
  if (inGraph !== null && majorOf(inGraph.typesVersion) !== majorOf(version)) throw Refusal.conflict('WRONG_STATUS', OTHER_MAJOR);
  return { manifest: parseManifest(release.manifest), version, isFirst: inGraph === null };
}

/** What comes with the platform has no releases. */
async function builtIn(tx: EntityManager, plugin: Plugin | null, version: string): Promise<PluginManifest> {
  if (plugin?.version !== version || (await tx.count(PluginReleaseEntity, { pluginId: plugin.id })) > 0) throw Refusal.notFound(NO_RELEASE);
  return parseManifest(plugin.manifest);
}

const NO_RELEASE = { ru: 'Такого выпуска плагина нет.', en: 'There is no such release of a plugin.' };
const NOT_APPROVED = { ru: 'Этот выпуск не одобрен оператором.', en: 'The operator has not approved this release.' };
const REVOKED = { ru: 'Издателю этого выпуска больше не доверяют.', en: 'The publisher of this release is not trusted any more.' };
const OTHER_MAJOR = {
  ru: 'В графе другая главная версия этого плагина: сменить её нельзя, пока она в работе.',
  en: 'The graph has another major version of this plugin, which cannot be changed while it is in use.',
};

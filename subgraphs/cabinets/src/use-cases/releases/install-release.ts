import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, type Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { compareVersions, majorOf, parseManifest } from '@otklik/plugin-host';
import { ReleaseState } from '../../domain/release-state.js';
import { CABINET_PERMISSIONS } from '../../permissions.js';
import { CabinetEntity } from '../../store/cabinet.entity.js';
import { PluginEntity, PluginInstallationEntity } from '../../store/plugin.entity.js';
import { PluginReleaseEntity } from '../../store/release.entity.js';
import { installPlugin } from '../install-plugin.js';
import { publishPlugin } from '../publish-plugin.js';

/**
 * Puts an approved release to work in a cabinet, all of it or nothing. The graph has the newest release that some cabinet
 * has: within a major version it only adds, so the others need not follow.
 */
export async function installRelease(
  em: EntityManager,
  viewer: Viewer,
  clock: Clock,
  { pluginId, version, cabinetSlug }: { readonly pluginId: string; readonly version: string; readonly cabinetSlug: string },
): Promise<void> {
  CABINET_PERMISSIONS.require(viewer, 'plugin.install');
  await em.fork().transactional(async (tx) => {
    const release = await tx.findOne(PluginReleaseEntity, { pluginId, version });
    if (release === null) throw Refusal.notFound();
    if (release.state !== ReleaseState.APPROVED) throw Refusal.conflict('WRONG_STATUS', NOT_APPROVED);
    const inGraph = await tx.findOne(PluginEntity, { id: pluginId });
    if (inGraph !== null && majorOf(inGraph.version) !== majorOf(version)) throw Refusal.conflict('WRONG_STATUS', OTHER_MAJOR);
    if (inGraph === null || compareVersions(inGraph.version, version) < 0) await publishPlugin(tx, viewer, clock, parseManifest(release.manifest));
    await installPlugin(tx, viewer, clock, pluginId, cabinetSlug);
    const cabinet = await tx.findOneOrFail(CabinetEntity, { slug: cabinetSlug });
    await tx.nativeUpdate(PluginInstallationEntity, { cabinetId: cabinet.id, pluginId }, { version });
  });
}

const NOT_APPROVED = { ru: 'Этот выпуск не одобрен оператором.', en: 'The operator has not approved this release.' };
const OTHER_MAJOR = {
  ru: 'В графе другая главная версия этого плагина: сменить её нельзя, пока она в работе.',
  en: 'The graph has another major version of this plugin, which cannot be changed while it is in use.',
};

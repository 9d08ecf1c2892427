import { Refusal, newId } from '@otklik/base';
import { InstallationState } from '../../domain/installation-state.js';
import { PluginInstallationEntity } from '../../store/plugin.entity.js';
import { writePlugin } from '../../store/write-plugin.js';
import { boundCompetences, type CompetenceBinding } from './bind-competences.js';
import { changeInstallation, type ChangedInstallation, type InstallationInput } from './change-installation.js';
import { offeredRelease } from './offered-release.js';
import type { PluginSetting } from './plugin-setting.js';
import { fittingConfig, grantedPermissions, readConfig } from './plugin-settings.js';

/** A release for a cabinet, with its settings. */
export interface InstallInput extends InstallationInput {
  readonly version: string;
  /** JSON of one object; null for the defaults. */
  readonly config?: string | null;
  /** What the cabinet says yes to. */
  readonly permissions?: readonly string[] | null;
  /** Who answers for the competences of its routing; null for nobody, or at an upgrade for what is bound. */
  readonly competences?: readonly CompetenceBinding[] | null;
}

/** Puts an approved release to work in a cabinet that does not have the plugin. */
export function installRelease(setting: PluginSetting, input: InstallInput): Promise<ChangedInstallation> {
  const { clock } = setting;
  return changeInstallation(setting, 'installPlugin', input, async ({ tx, cabinet, known }) => {
    if (known !== null && known.state !== InstallationState.UNINSTALLED) throw Refusal.conflict('ALREADY_EXISTS', HAS_IT);
    const { manifest, version, isFirst } = await offeredRelease(tx, input.pluginId, input.version);
    const values = {
      state: InstallationState.ENABLED,
      version,
      config: fittingConfig(manifest, readConfig(input.config)),
      permissions: grantedPermissions(manifest, input.permissions ?? []),
      competences: await boundCompetences(tx, cabinet, manifest, input.competences ?? []),
      earlier: [],
      installedAt: clock.now(),
    };
    if (isFirst) await writePlugin(tx, clock, manifest, manifest.version);
    if (known !== null) return Object.assign(known, values);
    return tx.create(PluginInstallationEntity, { id: newId(), cabinetId: cabinet.id, pluginId: input.pluginId, ...values });
  });
}

const HAS_IT = {
  ru: 'У кабинета уже есть этот плагин: обновите его или верните в работу.',
  en: 'The cabinet has this plugin already: upgrade it, or enable it again.',
};

import { parseManifest } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { InstallationState } from '../../domain/installation-state.js';
import { PluginEntity } from '../../store/plugin.entity.js';
import { PluginReleaseEntity } from '../../store/release.entity.js';
import { boundCompetences, type CompetenceBinding } from './bind-competences.js';
import { changeInstallation, type ChangedInstallation, type InstallationChange, type InstallationInput } from './change-installation.js';
import { installed } from './installed.js';
import type { PluginSetting } from './plugin-setting.js';
import { fittingConfig, readConfig } from './plugin-settings.js';

/** Settings for what a cabinet has. */
export interface ConfigureInput extends InstallationInput {
  /** JSON of one object; null for what is set. */
  readonly config?: string | null;
  /** Who answers for the competences of its routing; null for what is bound. */
  readonly competences?: readonly CompetenceBinding[] | null;
}

/** Where a plugin is to stand in a cabinet. */
export interface StateInput extends InstallationInput {
  readonly state: InstallationState;
}

/** Gives a cabinet other settings, other agencies for competences, or both, in the place of all that it had. */
export function configureRelease(setting: PluginSetting, input: ConfigureInput): Promise<ChangedInstallation> {
  return changeInstallation(setting, 'configurePlugin', input, async (change) => {
    const installation = installed(change);
    const manifest = await manifestOf(change, installation.version ?? null);
    if (input.config != null) Object.assign(installation, { config: fittingConfig(manifest, readConfig(input.config)) });
    if (input.competences != null) Object.assign(installation, { competences: await boundCompetences(change.tx, change.cabinet, manifest, input.competences) });
    return installation;
  });
}

/** Stops a plugin in a cabinet for a time, lets it go on, or takes it out. What was written with it stays readable. */
export function setReleaseState(setting: PluginSetting, input: StateInput): Promise<ChangedInstallation> {
  return changeInstallation(setting, 'setPluginState', input, (change) => {
    // Taking out what is out already changes nothing.
    const out = input.state === InstallationState.UNINSTALLED ? change.known : null;
    return Promise.resolve(Object.assign(out ?? installed(change), { state: input.state }));
  });
}

async function manifestOf({ tx, known }: InstallationChange, version: string | null): Promise<PluginManifest> {
  const { pluginId } = known!;
  if (version === null) return parseManifest((await tx.findOneOrFail(PluginEntity, { id: pluginId })).manifest);
  return parseManifest((await tx.findOneOrFail(PluginReleaseEntity, { pluginId, version })).manifest);
}

import { Refusal } from '@otklik/base';
import { compareVersions } from '@otklik/plugin-host';
import type { EarlierInstallation } from '../../store/plugin.entity.js';
import { boundCompetences } from './bind-competences.js';
import { changeInstallation, type ChangedInstallation, type InstallationInput } from './change-installation.js';
import type { InstallInput } from './install-release.js';
import { installed, versionOf } from './installed.js';
import { offeredRelease } from './offered-release.js';
import type { PluginSetting } from './plugin-setting.js';
import { fittingConfig, grantedPermissions, readConfig } from './plugin-settings.js';

/** So many versions a cabinet can go back. */
const MOST_EARLIER = 10;

/** Gives a cabinet a newer version. Its settings stay, if they fit, unless others are given; a permission that is new needs a yes. */
export function upgradeRelease(setting: PluginSetting, input: InstallInput): Promise<ChangedInstallation> {
  return changeInstallation(setting, 'upgradePlugin', input, async (change) => {
    const installation = installed(change);
    const before: EarlierInstallation = { version: versionOf(installation), config: installation.config, permissions: installation.permissions };
    const { manifest, version } = await offeredRelease(change.tx, input.pluginId, input.version);
    if (version === null || compareVersions(version, before.version) <= 0) throw Refusal.conflict('WRONG_STATUS', NOT_NEWER);
    return Object.assign(installation, {
      version,
      config: fittingConfig(manifest, input.config == null ? before.config : readConfig(input.config)),
      ...(input.competences == null ? {} : { competences: await boundCompetences(change.tx, change.cabinet, manifest, input.competences) }),
      permissions: grantedPermissions(manifest, [...before.permissions, ...(input.permissions ?? [])]),
      earlier: [...installation.earlier, before].slice(-MOST_EARLIER),
    });
  });
}

/** Gives a cabinet back what it had before its last upgrade: version, settings and permissions. */
export function rollBackRelease(setting: PluginSetting, input: InstallationInput): Promise<ChangedInstallation> {
  return changeInstallation(setting, 'rollBackPlugin', input, (change) => {
    const installation = installed(change);
    const before = installation.earlier.at(-1);
    if (before === undefined) throw Refusal.conflict('WRONG_STATUS', NOTHING_EARLIER);
    return Promise.resolve(Object.assign(installation, { ...before, earlier: installation.earlier.slice(0, -1) }));
  });
}

const NOT_NEWER = { ru: 'У кабинета уже эта версия или новее: чтобы вернуться, есть откат.', en: 'The cabinet has this version already, or a newer one: to go back, roll back.' };
const NOTHING_EARLIER = { ru: 'Возвращаться некуда: плагин здесь не обновляли.', en: 'There is nothing to go back to: the plugin was not upgraded here.' };

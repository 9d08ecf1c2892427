import { Refusal } from '@otklik/base';
import { InstallationState } from '../../domain/installation-state.js';
import type { PluginInstallation } from '../../store/plugin.entity.js';
import type { InstallationChange } from './change-installation.js';

/** What a cabinet has and has not taken out. @throws Refusal NotFound when it has not */
export function installed({ known }: InstallationChange): PluginInstallation {
  if (known === null || known.state === InstallationState.UNINSTALLED) throw Refusal.notFound(NOT_INSTALLED);
  return known;
}

/** Of a plugin that comes with the platform there is nothing to choose. @throws Refusal Conflict WRONG_STATUS */
export function versionOf({ version }: PluginInstallation): string {
  if (version == null) throw Refusal.conflict('WRONG_STATUS', WITH_PLATFORM);
  return version;
}

const NOT_INSTALLED = { ru: 'В этом кабинете нет такого плагина.', en: 'This cabinet has no such plugin.' };
const WITH_PLATFORM = { ru: 'Этот плагин обновляется вместе с платформой.', en: 'This plugin is upgraded with the platform.' };

import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { InstallationState } from '../domain/installation-state.js';

/** A plugin the platform knows, with its manifest as published. */
export const PluginEntity = defineEntity({
  name: 'Plugin',
  tableName: 'plugin',
  properties: {
    id: p.text().primary(),
    version: p.text(),
    manifest: p.json<Record<string, unknown>>(),
    publishedAt: p.datetime(),
  },
});

export interface Plugin extends InferEntity<typeof PluginEntity> {}

/** A plugin in a cabinet. */
export const PluginInstallationEntity = defineEntity({
  name: 'PluginInstallation',
  tableName: 'plugin_installation',
  properties: {
    id: p.uuid().primary(),
    cabinetId: p.uuid(),
    pluginId: p.text(),
    state: p.enum(() => InstallationState),
    config: p.json<Record<string, unknown>>(),
    installedAt: p.datetime(),
    /** The release that the cabinet has; null for a plugin that comes with the platform. */
    version: p.text().nullable(),
  },
});

export interface PluginInstallation extends InferEntity<typeof PluginInstallationEntity> {}

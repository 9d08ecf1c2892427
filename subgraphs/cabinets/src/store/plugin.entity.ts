import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { InstallationState } from '../domain/installation-state.js';

/** A plugin the platform knows, with its manifest as published. */
export const PluginEntity = defineEntity({
  name: 'Plugin',
  tableName: 'plugin',
  properties: {
    id: p.text().primary(),
    /** What the cabinet that answers for its categories has. */
    version: p.text(),
    /** Whose types are in the graph: the newest that some cabinet has had, since types only add. */
    typesVersion: p.text(),
    /** What is at work: categories, rules and texts of `version`, forms of `typesVersion`. */
    manifest: p.json<Record<string, unknown>>(),
    publishedAt: p.datetime(),
  },
});

export interface Plugin extends InferEntity<typeof PluginEntity> {}

/** What a cabinet goes back to. */
export interface EarlierInstallation {
  readonly version: string;
  readonly config: Record<string, unknown>;
  readonly permissions: readonly string[];
}

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
    /** What the cabinet has said yes to. */
    permissions: p.json<readonly string[]>(),
    /** Competence of the plugin's routing → id of the agency that answers instead of the cabinet. */
    competences: p.json<Record<string, string>>().onCreate(() => ({})),
    /** What it had before each upgrade, the last one last. */
    earlier: p.json<readonly EarlierInstallation[]>(),
    changedAt: p.datetime().nullable(),
    changedBy: p.text().nullable(),
  },
});

export interface PluginInstallation extends InferEntity<typeof PluginInstallationEntity> {}

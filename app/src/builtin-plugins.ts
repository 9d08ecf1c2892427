import { parseManifest } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The plugins that come with the platform; a cabinet still has to install them. */
const BUILTIN = [
  '@otklik/plugin-roads/plugin.json',
  '@otklik/plugin-housing/plugin.json',
  '@otklik/plugin-waste/plugin.json',
  '@otklik/plugin-landscaping/plugin.json',
  '@otklik/plugin-health/plugin.json',
  '@otklik/plugin-education/plugin.json',
  '@otklik/plugin-transport/plugin.json',
  '@otklik/plugin-ecology/plugin.json',
  '@otklik/plugin-welfare/plugin.json',
  '@otklik/plugin-services/plugin.json',
  '@otklik/plugin-building/plugin.json',
  '@otklik/plugin-safety/plugin.json',
] as const;

/** Reads and checks the manifests of the plugins that come with the platform. */
export function builtinPlugins(): Promise<PluginManifest[]> {
  return Promise.all(
    BUILTIN.map(async (specifier) => parseManifest(JSON.parse(await readFile(require.resolve(specifier), 'utf8')), { isNew: true })),
  );
}

import { parseManifest } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The plugins that come with the platform; a cabinet still has to install them. */
const BUILTIN = ['@otklik/plugin-roads/plugin.json'] as const;

/** Reads and checks the manifests of the plugins that come with the platform. */
export function builtinPlugins(): Promise<PluginManifest[]> {
  return Promise.all(
    BUILTIN.map(async (specifier) => parseManifest(JSON.parse(await readFile(require.resolve(specifier), 'utf8')))),
  );
}

import { parseManifest } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { readFileSync } from 'node:fs';

/**
 * The checked manifest of a plugin's folder: `readManifest(import.meta.url)` in a test that lies beside `plugin.json`.
 * @throws ManifestInvalid with everything that is wrong with it
 */
export function readManifest(besideUrl: string): PluginManifest {
  return parseManifest(JSON.parse(readFileSync(new URL('./plugin.json', besideUrl), 'utf8')), { isNew: true });
}

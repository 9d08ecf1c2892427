import { ReleaseInvalid, newPublisherKey, packRelease, publicKeyOf, readPrivateKey, verifyRelease } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { platformVersion } from '../backup/platform-version.js';
import { lineOf, linesOfJson } from './json-places.js';
import { readPluginFolder } from './plugin-folder.js';

/** What a look at a plugin's folder gives: its manifest, or what is wrong, a line each with file, place and a mend. */
export type CheckedFolder = { readonly manifest: PluginManifest; readonly faults: null } | { readonly manifest: null; readonly faults: readonly string[] };

/** Does with a folder what the platform will do with its release, but for the publisher. @throws CommandError when there is no folder */
export async function checkFolder(folder: string): Promise<CheckedFolder> {
  const files = await readPluginFolder(folder);
  const key = readPrivateKey(newPublisherKey().privateKeyPem)!;
  try {
    const { manifest } = await verifyRelease(packRelease(files, key), {
      platform: platformVersion(),
      publisherOf: (asked) => Promise.resolve(asked === publicKeyOf(key) ? { id: 'author', revoked: false } : null),
      earlierOf: () => Promise.resolve(null),
    });
    return { manifest, faults: null };
  } catch (error) {
    if (!(error instanceof ReleaseInvalid)) throw error;
    const lines = new Map([...files].map(([path, content]) => [path, path.endsWith('.json') ? linesOfJson(content.toString()) : null]));
    const faults = error.issues.map(({ file, path, message, code }) => {
      const places = lines.get(file);
      const place = places == null ? file || folder : `${file}:${lineOf(places, path)}`;
      return `${place}${path && ` ${path}`}: ${message} (${code})`;
    });
    return { manifest: null, faults };
  }
}

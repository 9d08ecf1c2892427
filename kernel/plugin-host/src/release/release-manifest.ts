import { MANIFEST_FILE, type PluginManifest } from '@otklik/plugin-sdk';
import { ManifestInvalid } from '../manifest/manifest-invalid.js';
import { parseManifest } from '../manifest/parse-manifest.js';
import { readJson } from './read-json.js';
import { ReleaseInvalid } from './release-invalid.js';

/** The manifest among a release's files. @throws ReleaseInvalid with everything that is wrong with it. */
export function readReleaseManifest(files: ReadonlyMap<string, Uint8Array>, coreTypes: Iterable<string> = []): PluginManifest {
  const content = files.get(MANIFEST_FILE);
  if (content === undefined) throw ReleaseInvalid.because('MISSING_FILE', 'is missing', MANIFEST_FILE);
  try {
    return parseManifest(readJson(content, MANIFEST_FILE, 'MANIFEST'), { coreTypes, isNew: true });
  } catch (error) {
    if (!(error instanceof ManifestInvalid)) throw error;
    throw new ReleaseInvalid(error.issues.map(({ path, message, code }) => ({ file: MANIFEST_FILE, path, message: `${message} (${code})`, code: 'MANIFEST' })));
  }
}

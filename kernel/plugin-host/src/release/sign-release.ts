import { API_VERSION, SIGNATURE_FILE, signedText, type ReleaseSignature, type ReleaseStatement } from '@otklik/plugin-sdk';
import type { KeyObject } from 'node:crypto';
import { writeArchive } from './archive.js';
import { publicKeyOf, signText } from './publisher-key.js';
import { readReleaseManifest } from './release-manifest.js';
import { sha256 } from './release-signature.js';

/**
 * Signs the files of a plugin's folder and packs them: the tarball that is published. An older `signature.json` among them
 * is replaced.
 * @throws ReleaseInvalid when there is no valid `plugin.json` or a path is not plain.
 */
export function packRelease(files: ReadonlyMap<string, Uint8Array>, privateKey: KeyObject): Buffer {
  const { id, version } = readReleaseManifest(files);
  const signed = new Map([...files].filter(([path]) => path !== SIGNATURE_FILE).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const digests = Object.fromEntries([...signed].map(([path, bytes]) => [path, sha256(bytes)]));
  const statement: ReleaseStatement = { id, version, publisherKey: publicKeyOf(privateKey), files: digests };
  const signature: ReleaseSignature = { apiVersion: API_VERSION, ...statement, signature: signText(signedText(statement), privateKey) };
  return writeArchive(new Map([...signed, [SIGNATURE_FILE, Buffer.from(`${JSON.stringify(signature, null, 2)}\n`)]]));
}

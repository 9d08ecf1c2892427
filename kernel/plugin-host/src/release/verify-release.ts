import { MANIFEST_FILE, SIGNATURE_FILE, type PluginManifest } from '@otklik/plugin-sdk';
import { TypeNames } from '../manifest/type-names.js';
import { readArchive } from './archive.js';
import { breakingChanges } from './breaking-changes.js';
import { compareVersions, majorOf, rangeAllows } from './platform-range.js';
import { ReleaseInvalid, type ReleaseIssue } from './release-invalid.js';
import { readReleaseManifest } from './release-manifest.js';
import { checkSignature, readSignature, sha256 } from './release-signature.js';

/** Who holds a key. */
export interface KnownPublisher {
  readonly id: string;
  /** Whether the publisher or this key was revoked: nothing that it signed is taken any more. */
  readonly revoked: boolean;
}

/** What the platform has of a plugin already. */
export interface EarlierRelease {
  readonly publisherId: string;
  readonly manifest: PluginManifest;
}

/** What a release is held against. */
export interface ReleaseGround {
  /** Version of the platform. */
  readonly platform: string;
  /** Names of the types that the graph has without plugins. */
  readonly coreTypes?: Iterable<string>;
  /** The manifests whose types are in the graph. */
  readonly inGraph?: readonly PluginManifest[];
  publisherOf(key: string): Promise<KnownPublisher | null>;
  /** The newest release of a plugin; null before the first. */
  earlierOf(pluginId: string): Promise<EarlierRelease | null>;
  /** Whether this very tarball was taken before: publishing it again changes nothing. */
  isKnown?(pluginId: string, version: string, digest: string): Promise<boolean>;
}

/** A release that may be approved. */
export interface VerifiedRelease {
  readonly manifest: PluginManifest;
  readonly publisherId: string;
  readonly publisherKey: string;
  /** SHA-256 of the tarball, in hexadecimal. */
  readonly digest: string;
  /** False when the very same tarball was taken before. */
  readonly isNew: boolean;
}

/**
 * Looks at a tarball that may come from anybody: archive, publisher, signature, manifest, platform, then what it changes.
 * Each stage runs only on what passed the one before, so nothing of a stranger's file is read before its signature holds.
 * @throws ReleaseInvalid with everything that is wrong in the stage that failed.
 */
export async function verifyRelease(archive: Uint8Array, ground: ReleaseGround): Promise<VerifiedRelease> {
  const files = readArchive(archive);
  const signature = readSignature(files);
  const publisher = await ground.publisherOf(signature.publisherKey);
  if (publisher === null) throw ReleaseInvalid.because('UNKNOWN_PUBLISHER', 'nobody known here holds this key', SIGNATURE_FILE, '/publisherKey');
  if (publisher.revoked) throw ReleaseInvalid.because('REVOKED_PUBLISHER', `the key of ${publisher.id} was revoked`, SIGNATURE_FILE, '/publisherKey');
  checkSignature(files, signature);
  const manifest = readReleaseManifest(files, ground.coreTypes);
  for (const part of ['id', 'version'] as const) {
    if (manifest[part] !== signature[part]) throw ReleaseInvalid.because('MISMATCH', `is ${manifest[part]}, but ${signature[part]} was signed`, MANIFEST_FILE, `/${part}`);
  }
  if (!rangeAllows(manifest.engines.platform, ground.platform)) {
    throw ReleaseInvalid.because('PLATFORM', `needs the platform ${manifest.engines.platform}; this is ${ground.platform}`, MANIFEST_FILE, '/engines/platform');
  }
  const release = { manifest, publisherId: publisher.id, publisherKey: signature.publisherKey, digest: sha256(archive) };
  if ((await ground.isKnown?.(manifest.id, manifest.version, release.digest)) === true) return { ...release, isNew: false };
  const earlier = await ground.earlierOf(manifest.id);
  if (earlier !== null) checkUpgrade(earlier, manifest, publisher.id);
  checkBeside(ground, manifest);
  return { ...release, isNew: true };
}

/** Whether its types have names that no other plugin in the graph has. */
function checkBeside({ inGraph = [], coreTypes = [] }: ReleaseGround, manifest: PluginManifest): void {
  const names = new TypeNames(coreTypes);
  for (const other of inGraph) if (other.id !== manifest.id) names.take(other);
  const issues = names.take(manifest);
  if (issues.length > 0) throw new ReleaseInvalid(issues.map(({ path, message }) => ({ file: MANIFEST_FILE, path, message, code: 'MANIFEST' })));
}

function checkUpgrade(earlier: EarlierRelease, manifest: PluginManifest, publisherId: string): void {
  if (earlier.publisherId !== publisherId) {
    throw ReleaseInvalid.because('OTHER_PUBLISHER', `the plugin ${manifest.id} is published by ${earlier.publisherId}: choose another id`, MANIFEST_FILE, '/id');
  }
  if (compareVersions(manifest.version, earlier.manifest.version) <= 0) {
    throw ReleaseInvalid.because('VERSION', `must be above ${earlier.manifest.version}, which is published already`, MANIFEST_FILE, '/version');
  }
  if (majorOf(manifest.version) !== majorOf(earlier.manifest.version)) return;
  const issues = breakingChanges(earlier.manifest, manifest).map(
    ({ path, message }): ReleaseIssue => ({ file: MANIFEST_FILE, path, message: `${message}: within a major version changes only add`, code: 'BREAKING' }),
  );
  if (issues.length > 0) throw new ReleaseInvalid(issues);
}

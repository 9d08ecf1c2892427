import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { verifyRelease, type ReleaseGround } from '@otklik/plugin-host';
import { ReleaseState } from '../../domain/release-state.js';
import { CABINET_PERMISSIONS } from '../../permissions.js';
import { earlierOf, publisherOf } from '../../store/release-ground.js';
import { PluginReleaseEntity } from '../../store/release.entity.js';
import { activePlugins } from '../active-plugins.js';

/** What of the platform a release is held against. */
export type PlatformGround = Pick<ReleaseGround, 'platform' | 'coreTypes'>;

/** A release as it is kept. */
export interface PublishedRelease {
  readonly pluginId: string;
  readonly version: string;
  readonly digest: string;
  /** False when the very same tarball was published before. */
  readonly isNew: boolean;
}

/**
 * Takes a signed tarball: verified, then kept with its bytes. The same bytes again are the same release.
 * @throws ReleaseInvalid with everything that is wrong; nothing is kept then.
 */
export async function publishRelease(em: EntityManager, asker: Viewer, clock: Clock, platform: PlatformGround, archive: Uint8Array): Promise<PublishedRelease> {
  const viewer = CABINET_PERMISSIONS.requirePerson(asker, 'plugin.publish');
  return em.fork().transactional(async (tx) => {
    // One at a time: two releases that are fine alone may clash.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('cabinets.plugin_release', 0))`);
    const ground: ReleaseGround = {
      ...platform,
      inGraph: await activePlugins(tx),
      publisherOf: (key) => publisherOf(tx, key),
      earlierOf: (pluginId) => earlierOf(tx, pluginId),
      isKnown: async (pluginId, version, digest) => (await tx.count(PluginReleaseEntity, { pluginId, version, digest })) > 0,
    };
    const { manifest, publisherId, publisherKey, digest, isNew } = await verifyRelease(archive, ground);
    const release = { pluginId: manifest.id, version: manifest.version, digest, isNew };
    if (!isNew) return release;
    tx.create(PluginReleaseEntity, {
      pluginId: manifest.id,
      version: manifest.version,
      publisherId,
      publisherKey,
      state: ReleaseState.VERIFIED,
      digest,
      archive: Buffer.from(archive),
      // A copy: MikroORM writes into what it is given, and a checked manifest is frozen.
      manifest: structuredClone(manifest) as unknown as Record<string, unknown>,
      publishedAt: clock.now(),
      publishedBy: viewer.login,
    });
    return release;
  });
}

import { Refusal } from '@otklik/base';
import { once } from '@otklik/subgraph';
import { ReleaseInvalid, verifyRelease, type ReleaseGround } from '@otklik/plugin-host';
import { ReleaseState } from '../../domain/release-state.js';
import { CABINET_PERMISSIONS } from '../../permissions.js';
import { lockPlugins } from '../../store/graph-revisions.js';
import { earlierOf, publisherOf } from '../../store/release-ground.js';
import { PluginReleaseEntity, type PluginRelease } from '../../store/release.entity.js';
import { activePlugins } from '../active-plugins.js';
import type { PluginSetting } from './plugin-setting.js';
import { refusalOf } from './refusal-of.js';

/** A tarball to publish. */
export interface PublishInput {
  /** The bytes in base64. */
  readonly release: string;
  readonly idempotencyKey?: string | null;
}

/** A release as it is kept. */
export interface PublishedRelease {
  readonly release: PluginRelease;
  /** False when the very same tarball was published before. */
  readonly isNew: boolean;
}

/**
 * Takes a signed tarball: verified, then kept with its bytes. The same bytes again are the same release.
 * @throws Refusal ValidationFailed with everything that is wrong; nothing is kept then.
 */
export async function publishRelease({ em, clock, viewer: asker, platform }: PluginSetting, input: PublishInput): Promise<PublishedRelease> {
  const viewer = CABINET_PERMISSIONS.requirePerson(asker, 'plugin.publish');
  const archive = bytesOf(input.release);
  const coreTypes = await platform.coreTypes();
  return em.fork().transactional((tx) =>
    once(tx, 'cabinets', { viewer, mutation: 'publishPlugin', input, clock }, {
      answer: ({ release: { pluginId, version }, isNew }: PublishedRelease) => ({ pluginId, version, isNew }),
      replay: async ({ isNew, ...key }) => ({ release: await tx.findOneOrFail(PluginReleaseEntity, key), isNew }),
      work: async () => {
        await lockPlugins(tx);
        const ground: ReleaseGround = {
          platform: platform.platform,
          coreTypes,
          inGraph: await activePlugins(tx),
          publisherOf: (key) => publisherOf(tx, key),
          earlierOf: (pluginId) => earlierOf(tx, pluginId),
          isKnown: async (pluginId, version, digest) => (await tx.count(PluginReleaseEntity, { pluginId, version, digest })) > 0,
        };
        const { manifest, publisherId, publisherKey, digest, isNew } = await verified(archive, ground);
        const key = { pluginId: manifest.id, version: manifest.version };
        if (!isNew) return { release: await tx.findOneOrFail(PluginReleaseEntity, key), isNew };
        const release = tx.create(PluginReleaseEntity, {
          ...key,
          publisherId,
          publisherKey,
          state: ReleaseState.VERIFIED,
          digest,
          archive,
          // A copy: MikroORM writes into what it is given, and a checked manifest is frozen.
          manifest: structuredClone(manifest) as unknown as Record<string, unknown>,
          publishedAt: clock.now(),
          publishedBy: viewer.login,
        });
        await tx.flush();
        return { release, isNew };
      },
    }),
  );
}

async function verified(archive: Buffer, ground: ReleaseGround): ReturnType<typeof verifyRelease> {
  try {
    return await verifyRelease(archive, ground);
  } catch (error) {
    throw error instanceof ReleaseInvalid ? refusalOf(error) : error;
  }
}

function bytesOf(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== base64) throw Refusal.validation([NO_BASE64]);
  return bytes;
}

const NO_BASE64 = {
  path: ['release'],
  code: 'BAD_FORMAT',
  message: { ru: 'Здесь нужен архив выпуска в base64, без переносов строк.', en: 'This has to be the tarball in base64, without line breaks.' },
};

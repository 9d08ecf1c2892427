import type { EntityManager } from '@mikro-orm/postgresql';
import { compareVersions, parseManifest, type EarlierRelease, type KnownPublisher } from '@otklik/plugin-host';
import { PluginEntity } from './plugin.entity.js';
import { PluginReleaseEntity, PublisherEntity, PublisherKeyEntity } from './release.entity.js';

/** The publisher of what comes with the platform; nobody holds keys of it. */
export const PLATFORM_PUBLISHER = 'otklik';

/** Who holds a key; revoked when the key is, or its holder. */
export async function publisherOf(em: EntityManager, key: string): Promise<KnownPublisher | null> {
  const known = await em.findOne(PublisherKeyEntity, { key });
  if (known === null) return null;
  const publisher = await em.findOneOrFail(PublisherEntity, { id: known.publisherId });
  return { id: publisher.id, revoked: known.revokedAt !== null || publisher.revokedAt !== null };
}

/** The newest release of a plugin, else what came with the platform. A withdrawn one counts: its names may be in use. */
export async function earlierOf(em: EntityManager, pluginId: string): Promise<EarlierRelease | null> {
  const releases = await em.find(PluginReleaseEntity, { pluginId });
  const [newest] = releases.toSorted((a, b) => compareVersions(b.version, a.version));
  if (newest !== undefined) return { publisherId: newest.publisherId, manifest: parseManifest(newest.manifest) };
  const builtIn = await em.findOne(PluginEntity, { id: pluginId });
  return builtIn === null ? null : { publisherId: PLATFORM_PUBLISHER, manifest: parseManifest(builtIn.manifest) };
}

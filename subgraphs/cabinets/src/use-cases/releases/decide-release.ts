import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, type Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { ReleaseState, mayBecome } from '../../domain/release-state.js';
import { CABINET_PERMISSIONS } from '../../permissions.js';
import { publisherOf } from '../../store/release-ground.js';
import { PluginReleaseEntity } from '../../store/release.entity.js';

/** The operator lets cabinets install a release, or takes that back. The publisher has to be trusted still to be approved. */
export async function decideRelease(
  em: EntityManager,
  asker: Viewer,
  clock: Clock,
  { pluginId, version, state }: { readonly pluginId: string; readonly version: string; readonly state: ReleaseState.APPROVED | ReleaseState.WITHDRAWN },
): Promise<void> {
  const viewer = CABINET_PERMISSIONS.requirePerson(asker, 'plugin.publish');
  await em.fork().transactional(async (tx) => {
    const release = await tx.findOne(PluginReleaseEntity, { pluginId, version });
    if (release === null) throw Refusal.notFound();
    if (release.state === state) return;
    if (!mayBecome(release.state, state)) throw Refusal.conflict('WRONG_STATUS', WITHDRAWN);
    if (state === ReleaseState.APPROVED && (await publisherOf(tx, release.publisherKey))?.revoked !== false) throw Refusal.conflict('WRONG_STATUS', REVOKED);
    Object.assign(release, { state, decidedAt: clock.now(), decidedBy: viewer.login });
  });
}

const WITHDRAWN = { ru: 'Этот выпуск отозван: опубликуйте новый.', en: 'This release was withdrawn: publish a new one.' };
const REVOKED = { ru: 'Издателю этого выпуска больше не доверяют.', en: 'The publisher of this release is not trusted any more.' };

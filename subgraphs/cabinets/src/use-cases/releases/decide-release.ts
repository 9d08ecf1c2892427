import { Refusal, canName, checkLine } from '@otklik/base';
import { once } from '@otklik/subgraph';
import { ReleaseState, mayBecome } from '../../domain/release-state.js';
import { CABINET_PERMISSIONS } from '../../permissions.js';
import { publisherOf } from '../../store/release-ground.js';
import { PluginReleaseEntity, type PluginRelease } from '../../store/release.entity.js';
import type { PluginSetting } from './plugin-setting.js';

const LONGEST_REASON = 500;

/** What becomes of a release. */
export interface DecideInput {
  readonly pluginId: string;
  readonly version: string;
  readonly state: ReleaseState;
  /** Why not. */
  readonly reason?: string | null;
  readonly idempotencyKey?: string | null;
}

/** The operator lets cabinets install a release, or refuses it or takes that back. The publisher has to be trusted still to be approved. */
export async function decideRelease({ em, clock, viewer: asker }: PluginSetting, input: DecideInput): Promise<PluginRelease> {
  const viewer = CABINET_PERMISSIONS.requirePerson(asker, 'plugin.publish');
  const { pluginId, version, state, reason = null } = input;
  const issues = reason === null ? [] : checkLine(reason, ['reason'], LONGEST_REASON);
  if (state === ReleaseState.VERIFIED) issues.push(NO_DECISION);
  if (issues.length > 0) throw Refusal.validation(issues);
  return em.fork().transactional((tx) =>
    once(tx, 'cabinets', { viewer, mutation: 'decidePlugin', input, clock }, {
      // Made of what was found: what a client sends may be what PostgreSQL cannot keep.
      answer: (release: PluginRelease) => ({ pluginId: release.pluginId, version: release.version }),
      replay: (key: { readonly pluginId: string; readonly version: string }) => tx.findOneOrFail(PluginReleaseEntity, key),
      work: async () => {
        const release = canName(pluginId) && canName(version) ? await tx.findOne(PluginReleaseEntity, { pluginId, version }) : null;
        if (release === null) throw Refusal.notFound();
        if (release.state === state) return release;
        if (!mayBecome(release.state, state)) throw Refusal.conflict('WRONG_STATUS', WITHDRAWN);
        if (state === ReleaseState.APPROVED && (await publisherOf(tx, release.publisherKey))?.revoked !== false) throw Refusal.conflict('WRONG_STATUS', REVOKED);
        Object.assign(release, { state, decidedAt: clock.now(), decidedBy: viewer.login, reason });
        await tx.flush();
        return release;
      },
    }),
  );
}

const NO_DECISION = { path: ['state'], code: 'NOT_ALLOWED', message: { ru: 'Решение: APPROVED или WITHDRAWN.', en: 'A decision is APPROVED or WITHDRAWN.' } };
const WITHDRAWN = { ru: 'Этот выпуск отозван: опубликуйте новый.', en: 'This release was withdrawn: publish a new one.' };
const REVOKED = { ru: 'Издателю этого выпуска больше не доверяют.', en: 'The publisher of this release is not trusted any more.' };

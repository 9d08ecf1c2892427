import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, type Clock } from '@otklik/base';
import { addRevision, lockPlugins, newestFingerprint, newestRevision, type GraphCause } from '../../store/graph-revisions.js';
import { activePlugins } from '../active-plugins.js';
import { pluginRevision } from '../plugin-revision.js';
import type { PluginGraph } from './plugin-setting.js';

/**
 * Makes a revision of what is in the registry of plugins now, in the caller's transaction; none when nothing has changed.
 * @returns the number of the newest one
 * @throws Refusal ValidationFailed with every reason when the graph would not compose, or would take something away
 */
export async function reviseGraph(tx: EntityManager, graph: Pick<PluginGraph, 'tryOut'>, cause: GraphCause): Promise<number> {
  const fingerprint = await pluginRevision(tx);
  if (fingerprint === (await newestFingerprint(tx))) return newestRevision(tx);
  const reasons = await graph.tryOut(await activePlugins(tx));
  if (reasons.length > 0) throw Refusal.validation(reasons.map((reason) => ({ path: ['graph'], code: 'NOT_COMPOSABLE', message: { ru: reason, en: reason } })));
  return addRevision(tx, fingerprint, cause);
}

/** The first revision, or another one when the platform has come with other plugins than before. */
export async function noteGraph(em: EntityManager, clock: Clock): Promise<number> {
  return em.fork().transactional(async (tx) => {
    await lockPlugins(tx);
    const known = { tryOut: () => Promise.resolve([]) };
    return reviseGraph(tx, known, { cause: 'start', by: 'otklik', at: clock.now() });
  });
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { newestFacts } from '../domain/appeal-fact.js';
import { applyFacts } from '../store/apply-facts.js';
import type { PlacedEvent } from '../store/logged-events.js';
import { lockProgress, storeProgress } from '../store/progress.js';
import { regionTimeZone } from '../store/published.js';
import { noteUntold } from '../store/untold.js';

/**
 * Takes the next events of the log into the figures: each exactly once, because what they change and how far the log has been
 * followed are written in one transaction, and events up to there are left out.
 * @returns whether figures have changed
 */
export async function followEvents(em: EntityManager, events: readonly PlacedEvent[]): Promise<boolean> {
  return em.fork().transactional(async (tx) => {
    const { generation, position } = await lockProgress(tx);
    const fresh = events.filter((event) => event.position > position);
    const last = fresh.at(-1);
    if (last === undefined) return false;
    const agencies = await applyFacts(tx, generation, newestFacts(fresh, await regionTimeZone(tx)));
    await noteUntold(tx, agencies);
    await storeProgress(tx, { generation, position: last.position });
    return agencies.length > 0;
  });
}

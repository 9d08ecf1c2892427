import type { EntityManager } from '@mikro-orm/postgresql';
import { appendEvents, type NewEvent } from '@otklik/events';
import { REGION, insightsTopic } from '../domain/insights-topic.js';
import { takeUntold } from '../store/untold.js';

/**
 * Tells of every agency whose figures have changed since the time before, once, and of the region. What is told and what is not told yet
 * are one transaction.
 * @returns how many events there were
 */
export async function tellChanges(em: EntityManager): Promise<number> {
  return em.fork().transactional(async (tx) => {
    const agencies = await takeUntold(tx);
    if (agencies.length === 0) return 0;
    const events = [REGION, ...agencies.sort()].map(changed);
    await appendEvents((sql, params) => tx.execute(sql, params), events);
    return events.length;
  });
}

function changed(of: string): NewEvent {
  return { topic: insightsTopic(of), type: 'insights.changed', aggregate: of, version: null, payload: {} };
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { LoggedEvent } from '../domain/appeal-fact.js';

/** An event with its place in the log. */
export interface PlacedEvent extends LoggedEvent {
  readonly position: number;
}

/**
 * What the log still has after a position, in its order. Unlike a follower this does not mind what retention removed: it always
 * leaves the newest event of each appeal.
 */
export function loggedEventsAfter(em: EntityManager, position: number, limit: number): Promise<PlacedEvent[]> {
  return em.execute<PlacedEvent[]>(
    `select position::float8 as position, topic, aggregate, version::float8 as version, payload from events.log
     where position > ? order by position limit ?`,
    [position, limit],
  );
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { agencyFeedTopic } from '@otklik/events';

/** What was told at a place of an agency’s feed, and the newest that is told of what it is about. */
export interface FeedEntry {
  readonly at: Date;
  readonly event: string | null;
  /** The topic of the object. */
  readonly about: string | null;
  readonly aggregate: string;
  readonly status: string | null;
  /** Payload of the newest event of the object; null when there is none. */
  readonly newest: unknown;
}

/** What a version of an agency’s feed says; null when the log has no such version. */
export async function findFeedEntry(em: EntityManager, agencyId: string, version: number): Promise<FeedEntry | null> {
  const [row] = await em.execute<(Omit<FeedEntry, 'at'> & { at: Date | string })[]>(
    `select at, aggregate, payload ->> 'event' as event, payload ->> 'about' as about, payload ->> 'status' as status,
       (select object.payload from events.log as object where object.topic = feed.payload ->> 'about' order by object.version desc limit 1) as newest
     from events.log as feed where topic = ? and version = ?`,
    [agencyFeedTopic(agencyId), version],
  );
  return row === undefined ? null : { ...row, at: new Date(row.at) };
}

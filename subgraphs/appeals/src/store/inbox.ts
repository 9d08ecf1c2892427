import type { EntityManager } from '@mikro-orm/postgresql';
import { encodeCursor, type NewEvent } from '@otklik/events';
import { InboxEvent, inboxNews, type Queued } from '../domain/inbox.js';

/** What happened at a place of an inbox. */
export interface InboxEntry {
  readonly event: InboxEvent;
  readonly at: Date;
  readonly appealId: string;
}

/** What tells the inboxes of a change; the relay gives the versions, so that nobody waits for another's transaction (docs/decisions/0030). */
export function inboxEvents(appealId: string, before: Queued | null, after: Queued): NewEvent[] {
  return inboxNews(before, after).map(({ cabinetId, event }) => ({ topic: inboxTopic(cabinetId), type: 'cabinet.inbox', aggregate: appealId, version: null, payload: { event } }));
}

/** The topic of a cabinet’s inbox in the event log. */
export function inboxTopic(cabinetId: string): string {
  return `cabinet/${cabinetId}`;
}

/** The cursor from which a client hears of everything that happens after this version. */
export function inboxCursor(cabinetId: string, version: number): string {
  return encodeCursor({ kind: 'version', topic: inboxTopic(cabinetId), version });
}

/** What a version of a cabinet’s inbox says; null when the log has no such version. */
export async function findInboxEntry(em: EntityManager, cabinetId: string, version: number): Promise<InboxEntry | null> {
  const [row] = await em.execute<{ at: Date | string; aggregate: string; event: string | null; mark: string | null }[]>(
    "select at, aggregate, payload ->> 'event' as event, payload ->> 'mark' as mark from events.log where topic = ? and version = ?",
    [inboxTopic(cabinetId), version],
  );
  return row === undefined ? null : { event: eventOf(row), at: new Date(row.at), appealId: row.aggregate };
}

/** The newest version of cabinets’ inboxes that the log has; 0 before the first. */
export async function newestInboxVersions(em: EntityManager, cabinetIds: readonly string[]): Promise<number[]> {
  const rows = await em.execute<{ topic: string; version: number }[]>(
    `select topic, newest.version::float8 as version from unnest(?::text[]) as asked (topic), lateral (
       select version from events.log where log.topic = asked.topic order by version desc limit 1
     ) as newest`,
    [`{${cabinetIds.map(inboxTopic).join(',')}}`],
  );
  const versions = new Map(rows.map(({ topic, version }) => [topic, version]));
  return cabinetIds.map((id) => versions.get(inboxTopic(id)) ?? 0);
}

/** Reminders of the time before inboxes say only which mark was passed. */
function eventOf({ event, mark }: { readonly event: string | null; readonly mark: string | null }): InboxEvent {
  const known = Object.values(InboxEvent).find((each) => each === event);
  return known ?? (mark === 'OVERDUE' ? InboxEvent.OVERDUE : InboxEvent.DUE_SOON);
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { appendEvents, type NewEvent } from '@otklik/events';

/** What a transaction of very many changes does not do again and again. */
interface Bulk {
  /** Rows of other subgraphs, taken to stay as they are until its end. */
  readonly reads: Map<string, Promise<unknown[]>>;
  /** Events that wait for its end. */
  readonly events: NewEvent[];
}

const EVENTS_PER_STATEMENT = 200;
const bulks = new WeakMap<EntityManager, Bulk>();

/** Runs very many changes in the caller's transaction: what they read of other subgraphs is read once, their events go out together. */
export async function inBulk(tx: EntityManager, run: () => Promise<void>): Promise<void> {
  const bulk: Bulk = { reads: new Map(), events: [] };
  bulks.set(tx, bulk);
  try {
    await run();
  } finally {
    bulks.delete(tx);
  }
  for (let from = 0; from < bulk.events.length; from += EVENTS_PER_STATEMENT) await putEvents(tx, bulk.events.slice(from, from + EVENTS_PER_STATEMENT));
}

/** Rows of a published view. */
export function readPublished<Row>(em: EntityManager, sql: string, params: unknown[] = []): Promise<Row[]> {
  const reads = bulks.get(em)?.reads;
  if (reads === undefined) return em.execute<Row[]>(sql, params);
  const key = JSON.stringify([sql, params]);
  const known = (reads.get(key) as Promise<Row[]> | undefined) ?? em.execute<Row[]>(sql, params);
  reads.set(key, known);
  return known;
}

/** Puts events into the outbox, in the caller's transaction. */
export async function putEvents(tx: EntityManager, events: readonly NewEvent[]): Promise<void> {
  const waiting = bulks.get(tx)?.events;
  if (waiting === undefined) await appendEvents((sql, params) => tx.execute(sql, params), events);
  else waiting.push(...events);
}

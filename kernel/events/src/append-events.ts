import type { NewEvent } from './event.js';

/**
 * Runs one statement with `?` placeholders in the caller's transaction.
 * MikroORM: `(sql, params) => em.execute(sql, params)`.
 */
export type Execute = (sql: string, params: unknown[]) => Promise<unknown>;

/**
 * Puts events into the outbox, in the caller's transaction and in the order given: they reach the log if and only if it
 * commits. Poke the wake-up after the commit, or the relay finds them within a quarter of a second.
 *
 * @throws the database's unique violation when the (topic, version) of an event already waits in the outbox
 */
export async function appendEvents(execute: Execute, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(() => '(?, ?, ?, ?::bigint, ?::jsonb)').join(', ');
  const params = events.flatMap((event) => [event.topic, event.type, event.aggregate, event.version, JSON.stringify(event.payload ?? null)]);
  await execute(`insert into events.outbox (topic, type, aggregate, version, payload) values ${rows}`, params);
}

import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { appendEvents, type Execute } from './append-events.js';
import { eventsDatabaseModule } from './database-module.js';
import type { NewEvent } from './event.js';

/** A database with an event log, and a pool that writes as a subgraph does. */
export interface EventsDatabase {
  readonly database: TestDatabase;
  readonly url: string;
  /** Acts as `otklik_appeals`. */
  readonly writers: pg.Pool;
  /** Acts as the administrator, for looking and breaking. */
  readonly admin: pg.Pool;
  /** Appends in a transaction of its own. */
  append(...events: NewEvent[]): Promise<void>;
  /** Makes the log as new; nobody may be at it. */
  reset(): Promise<void>;
  drop(): Promise<void>;
}

export async function createEventsDatabase(): Promise<EventsDatabase> {
  const database = await createTestDatabase([eventsDatabaseModule]);
  const writers = new pg.Pool({ connectionString: database.url, options: '-c role=otklik_appeals', max: 20 });
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
  // `end` does not wait for its connections to be closed: dropping the database may find them open, and tells them.
  for (const pool of [writers, admin]) pool.on('error', () => undefined);
  return {
    database,
    url: database.url,
    writers,
    admin,
    append: (...events) => appendEvents(executeOf(writers), events),
    reset: async () => {
      await admin.query('truncate events.outbox, events.log, events.pruned, events.rejected, events.follower');
      await admin.query('update events.head set position = 0, pruned_to = 0');
    },
    drop: async () => {
      await Promise.all([writers.end(), admin.end()]);
      await database.drop();
    },
  };
}

/** What `appendEvents` takes, over a plain connection. */
export function executeOf(client: pg.Pool | pg.PoolClient): Execute {
  return (sql, params) => {
    let index = 0;
    return client.query(sql.replaceAll('?', () => `$${++index}`), params);
  };
}

export function appealEvent(aggregate: string, version: number | null, payload: unknown = {}): NewEvent {
  return { topic: `appeal/${aggregate}`, type: 'AppealChanged', aggregate, version, payload };
}

/** Waits until the answer is true; fails the test after a minute. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Did not come true within a minute: ${holds.toString()}`);
    await delay(10);
  }
}

export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

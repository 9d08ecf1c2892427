import { OWNER_ROLE, forSystem, withConnection, withRole } from '@otklik/database';
import type { Database } from './database.js';

/** Lets some work read all appeals as they are at one moment, as the platform itself. It can write nothing. */
export function inSnapshot<Result>(databaseUrl: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  return withConnection(forSystem(withRole(databaseUrl, OWNER_ROLE)), async (client) => {
    await client.query('begin isolation level repeatable read, read only');
    return work(client);
  });
}

import type pg from 'pg';
import { quoteName, quoteText } from '../roles.js';
import { StartError } from '../start-error.js';

const MARK = 'otklik: a restore is under way';

/** Says in the database that what is there is not whole yet. On the schema that every platform has. */
export async function markUnfinished(client: pg.Client, schemas: readonly string[]): Promise<void> {
  await client.query(`comment on schema ${quoteName(schemas[0]!)} is ${quoteText(MARK)}`);
}

/** Takes the mark away, in the transaction that makes it whole. */
export async function markFinished(client: pg.Client, schemas: readonly string[]): Promise<void> {
  await client.query(`comment on schema ${quoteName(schemas[0]!)} is null`);
}

/** Whether a restore was broken off, or is under way. */
export async function isUnfinished(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("select from pg_description where classoid = 'pg_namespace'::regclass and description = $1", [MARK]);
  return rows.length > 0;
}

/** @throws StartError when a restore was broken off: nobody may take what is there for a platform */
export async function requireNoUnfinishedRestore(client: pg.Client): Promise<void> {
  if (await isUnfinished(client)) {
    throw new StartError('A restore into this database was broken off: run "otklik restore" again, or take an empty database');
  }
}

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { withConnection } from '../connect.js';
import { schemasOf, type DatabaseModule } from '../database-module.js';
import { withRole } from '../database-url.js';
import { MIGRATION_LOCK, runPending } from '../migrate.js';
import { OWNER_ROLE, quoteName } from '../roles.js';
import { reasonOf } from '../start-error.js';
import { forSystem } from '../tenancy/system-url.js';
import { BackupError } from './backup-error.js';
import { bareTables } from './bare-tables.js';
import { areEmpty, clearSchemas } from './clear-schemas.js';
import { modulesAt, unknownMigrations, type MigrationsDone } from './migrations-done.js';
import { prepareToCopy } from './snapshot.js';
import { listTables, nameOfTable, type CopiedTable, type SequenceState } from './tables.js';
import { isUnfinished, markFinished, markUnfinished } from './unfinished-restore.js';

/** A database that is being filled with the rows of another, in one transaction. */
export interface DatabaseLoad {
  /** Within the transaction, for what the caller knows of the tables. */
  readonly client: pg.Client;
  /** Puts the rows into a table. @param rows as `DatabaseSnapshot.copy` gives them @returns how many */
  copy(table: CopiedTable, rows: Readable): Promise<number>;
  setSequences(states: readonly SequenceState[]): Promise<void>;
}

/** What is loaded where. */
export interface LoadOptions {
  /** Its roles and schemas are there, and nothing else. */
  readonly databaseUrl: string;
  readonly modules: readonly DatabaseModule[];
  /** Those that had run where the rows come from: the tables are made by them, and by those that are newer once the rows are there. */
  readonly migrations: MigrationsDone;
  /** Told of each step. */
  readonly onProgress?: (line: string) => void;
}

/** @throws BackupError DATABASE_NOT_EMPTY when a platform, or a part of one, is there already */
export function requireEmpty(databaseUrl: string, modules: readonly DatabaseModule[]): Promise<void> {
  return withConnection(withRole(databaseUrl, OWNER_ROLE), (client) => checkEmpty(client, schemasOf(modules)));
}

/**
 * Fills an empty database with the rows of another: all of them, or it is empty again. Processes that start meanwhile wait.
 * @throws BackupError DATABASE_NOT_EMPTY, BACKUP_NEWER for a migration that is not known, and whatever the work throws
 */
export async function loadDatabase({ databaseUrl, modules, migrations, onProgress }: LoadOptions, work: (load: DatabaseLoad) => Promise<void>): Promise<void> {
  const [unknown] = unknownMigrations(migrations, modules);
  if (unknown !== undefined) throw new BackupError('BACKUP_NEWER', `The backup is of a later version of the platform (its migration ${unknown} is not known here): take that version`);
  const ownerUrl = forSystem(withRole(databaseUrl, OWNER_ROLE));
  const schemas = schemasOf(modules);
  await withConnection(ownerUrl, async (client) => {
    await prepareToCopy(client);
    await client.query(MIGRATION_LOCK);
    await checkEmpty(client, schemas);
    await markUnfinished(client, schemas);
    try {
      // What a broken-off restore left.
      await clearSchemas(client, schemas);
      onProgress?.('Making the tables');
      await runPending(client, ownerUrl, modulesAt(migrations, modules));
      await client.query('begin');
      await fill(client, schemas, work);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      await clearSchemas(client, schemas).then(() => markFinished(client, schemas)).catch(() => undefined);
      throw error;
    }
    onProgress?.('Bringing the database up to date');
    await runPending(client, ownerUrl, modules);
    await client.query('analyze').catch(() => undefined);
  });
}

async function checkEmpty(client: pg.Client, schemas: readonly string[]): Promise<void> {
  if ((await areEmpty(client, schemas)) || (await isUnfinished(client))) return;
  throw new BackupError('DATABASE_NOT_EMPTY', 'There is a platform in this database already: restore into an empty database, or into another OTKLIK_HOME');
}

async function fill(client: pg.Client, schemas: readonly string[], work: (load: DatabaseLoad) => Promise<void>): Promise<void> {
  const tables = await listTables(client, schemas);
  const dressAgain = await bareTables(client, tables);
  // Rows that migrations put there are among those that come.
  await client.query(`truncate ${tables.map(nameOfTable).join(', ')}`);
  await work({
    client,
    async copy(table, rows) {
      requireSame(tables, table);
      const stream = client.query(copyFrom(`copy ${nameOfTable(table)} (${table.columns.map(quoteName).join(', ')}) from stdin`));
      await pipeline(rows, stream);
      return stream.rowCount;
    },
    async setSequences(states) {
      for (const { schema, name, last, isCalled } of states) await client.query('select setval($1::regclass, $2, $3)', [nameOfTable({ schema, name }), last, isCalled]);
    },
  });
  await dressAgain().catch((error: unknown) => {
    throw new BackupError('BACKUP_DAMAGED', `The rows of the backup do not fit together: ${reasonOf(error)}`, { cause: error });
  });
  await markFinished(client, schemas);
}

/** A table that has other columns than its migrations gave it would lose some. */
function requireSame(tables: readonly CopiedTable[], { schema, name, columns }: CopiedTable): void {
  const here = tables.find((table) => table.schema === schema && table.name === name);
  if (here !== undefined && [...here.columns].sort().join() === [...columns].sort().join()) return;
  throw new BackupError('BACKUP_UNKNOWN', `The backup has ${here === undefined ? 'a table' : 'columns'} that its migrations do not make: ${schema}.${name}`);
}

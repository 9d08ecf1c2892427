import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Readable } from 'node:stream';
import { withConnection } from '../connect.js';
import { schemasOf, type DatabaseModule } from '../database-module.js';
import { withRole } from '../database-url.js';
import { OWNER_ROLE, quoteName } from '../roles.js';
import { codeOf } from '../start-error.js';
import { forSystem } from '../tenancy/system-url.js';
import { BackupError } from './backup-error.js';
import { tablesWithHiddenRows } from './hidden-rows.js';
import { readMigrations, type MigrationsDone } from './migrations-done.js';
import { listTables, nameOfTable, readSequences, type CatalogueTable, type CopiedTable, type SequenceState } from './tables.js';
import { requireNoUnfinishedRestore } from './unfinished-restore.js';

/** The rows of a table on their way out. */
export interface CopiedRows {
  readonly text: Readable;
  /** How many PostgreSQL says there were; to be asked when the text has ended. */
  count(): Promise<number>;
}

/** The database at one moment: whatever is written meanwhile, one sees what was committed when it was opened. */
export interface DatabaseSnapshot {
  readonly tables: readonly CopiedTable[];
  readonly migrations: MigrationsDone;
  /** Reads within it, for what the caller knows of the tables. */
  readonly client: pg.Client;
  /** The rows of a table as PostgreSQL's COPY writes text, in the order of its key: not in the order in which they came. One after the other. */
  copy(table: CopiedTable): CopiedRows;
  /** Where every sequence stands: not before any number that a row of the snapshot has. */
  sequences(): Promise<SequenceState[]>;
}

/** What everybody reads and writes alike, whatever a server's defaults are. */
const SESSION = [
  "set datestyle = 'ISO'",
  "set intervalstyle = 'postgres'",
  "set timezone = 'UTC'",
  "set bytea_output = 'hex'",
  'set extra_float_digits = 1',
  'set statement_timeout = 0',
  'set idle_in_transaction_session_timeout = 0',
];
const ATTEMPTS = 10;
const UNDEFINED_TABLE = '42P01';

/** Sets a connection so that what is copied means the same on every server. */
export async function prepareToCopy(client: pg.Client): Promise<void> {
  await client.query(SESSION.join('; '));
}

/**
 * Opens a snapshot of everything that some modules keep, and closes it when the work is done. Nobody waits for it but who wants to change
 * or empty a table.
 * @throws BackupError when there is no platform in the database, a later version has migrated it, or rows of a table may be hidden
 */
export function withSnapshot<T>(databaseUrl: string, modules: readonly DatabaseModule[], work: (snapshot: DatabaseSnapshot) => Promise<T>): Promise<T> {
  const schemas = schemasOf(modules);
  return withConnection(forSystem(withRole(databaseUrl, OWNER_ROLE)), async (client) => {
    await prepareToCopy(client);
    await requireNoUnfinishedRestore(client);
    const tables = await lockTables(client, schemas);
    const migrations = await readMigrations(client, modules);
    const hidden = await tablesWithHiddenRows(client, schemas);
    if (hidden.length > 0) {
      throw new BackupError('DATABASE_UNREADABLE', `Row level security may hide rows of ${hidden.join(', ')} from ${OWNER_ROLE}: guard them by guardTableSql`);
    }
    return work({
      tables,
      migrations,
      client,
      copy: (table) => copyRows(client, copySql(tables, table)),
      sequences: () => readSequences(client, schemas),
    });
  });
}

/**
 * Takes the snapshot. Tables are locked before it: to empty or rewrite one is not undone for who looks at an earlier state, so nobody may
 * in between. A table that came meanwhile is not locked: then once more.
 */
async function lockTables(client: pg.Client, schemas: readonly string[]): Promise<CatalogueTable[]> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await listTables(client, schemas);
    if (before.length === 0) throw new BackupError('DATABASE_EMPTY', 'There is no platform in this database: nothing to back up');
    await client.query('begin isolation level repeatable read, read only');
    try {
      await client.query(`lock table ${before.map((table) => `only ${nameOfTable(table)}`).join(', ')} in access share mode`);
      const tables = await listTables(client, schemas);
      if (JSON.stringify(tables) === JSON.stringify(before)) return tables;
    } catch (error) {
      if (codeOf(error) !== UNDEFINED_TABLE) throw error;
    }
    await client.query('rollback');
  }
  throw new BackupError('DATABASE_UNREADABLE', 'The tables of this database are being changed: try again when that is done');
}

function copyRows(client: pg.Client, sql: string): CopiedRows {
  const text = client.query(copyTo(sql));
  return {
    text,
    // The text may end a packet before PostgreSQL says how much it was; what is asked after it is answered after that.
    async count() {
      await client.query('select');
      return text.rowCount;
    },
  };
}

function copySql(tables: readonly CatalogueTable[], { schema, name }: CopiedTable): string {
  const table = tables.find((candidate) => candidate.schema === schema && candidate.name === name)!;
  const columns = table.columns.map((column) => `row.${quoteName(column)}`).join(', ');
  const order = table.key.length > 0 ? table.key.map((column) => `row.${quoteName(column)}`).join(', ') : 'row::text collate "C"';
  return `copy (select ${columns} from only ${nameOfTable(table)} as row order by ${order}) to stdout`;
}

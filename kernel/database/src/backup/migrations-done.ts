import type pg from 'pg';
import type { DatabaseModule } from '../database-module.js';
import { quoteName } from '../roles.js';
import { MIGRATION_TABLE } from '../migrate.js';
import { BackupError } from './backup-error.js';

/** Names of the migrations that have run, by the schema that lists them. */
export type MigrationsDone = Readonly<Record<string, readonly string[]>>;

/** The migrations of a database. @throws BackupError DATABASE_NEWER when one of them is not known here */
export async function readMigrations(client: pg.Client, modules: readonly DatabaseModule[]): Promise<MigrationsDone> {
  const done: Record<string, string[]> = {};
  for (const { schema } of modules) {
    const table = `${quoteName(schema)}.${MIGRATION_TABLE}`;
    const { rows: found } = await client.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [table]);
    const { rows } = found[0]?.exists === true ? await client.query<{ name: string }>(`select name from ${table} order by id`) : { rows: [] };
    done[schema] = rows.map(({ name }) => name);
  }
  const [unknown] = unknownMigrations(done, modules);
  if (unknown !== undefined) {
    throw new BackupError('DATABASE_NEWER', `The database is of a later version of the platform (its migration ${unknown} is not known here): take that version`);
  }
  return done;
}

/** Those that no module has, as `schema.name`. */
export function unknownMigrations(done: MigrationsDone, modules: readonly DatabaseModule[]): string[] {
  return Object.entries(done).flatMap(([schema, names]) => {
    const known = new Set(modules.find((module) => module.schema === schema)?.migrations.map(({ name }) => name));
    return names.filter((name) => !known.has(name)).map((name) => `${schema}.${name}`);
  });
}

/** The modules as they were when these migrations had run. */
export function modulesAt(done: MigrationsDone, modules: readonly DatabaseModule[]): DatabaseModule[] {
  return modules.map((module) => {
    const names = new Set(done[module.schema]);
    return { ...module, migrations: module.migrations.filter(({ name }) => names.has(name)) };
  });
}

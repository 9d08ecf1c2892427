import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { requireNoUnfinishedRestore } from './backup/unfinished-restore.js';
import { withConnection } from './connect.js';
import type { DatabaseModule } from './database-module.js';
import { withRole } from './database-url.js';
import { OWNER_ROLE, quoteName } from './roles.js';
import { reasonOf, StartError } from './start-error.js';
import { forSystem } from './tenancy/system-url.js';

/** Lists in each schema the migrations that have run. */
export const MIGRATION_TABLE = 'schema_migration';

/** Whoever changes the tables of the platform holds it for the session. */
export const MIGRATION_LOCK = "select pg_advisory_lock(hashtextextended('otklik migrations', 0))";

/**
 * Runs every migration that has not run yet, module by module, each module in one transaction.
 * Several processes may call it at once: one works, the others wait and find nothing to do.
 * @throws StartError when a migration fails, and its module stays as it was; when a restore was broken off
 */
export async function migrate(databaseUrl: string, modules: readonly DatabaseModule[]): Promise<void> {
  // Policies bind the owner too, and a migration may have to change the rows of all tenants.
  const ownerUrl = forSystem(withRole(databaseUrl, OWNER_ROLE));
  await withConnection(ownerUrl, async (client) => {
    await client.query(MIGRATION_LOCK);
    await requireNoUnfinishedRestore(client);
    await runPending(client, ownerUrl, modules);
  });
}

/** The same for who holds the lock. @param ownerUrl works for the platform itself as the owner */
export async function runPending(client: pg.Client, ownerUrl: string, modules: readonly DatabaseModule[]): Promise<void> {
  for (const module of modules) {
    if (await isPending(client, module)) await runMigrations(ownerUrl, module);
  }
}

/** Asked in plain SQL, because MikroORM takes longer to load its tables than a start without anything to do should. */
async function isPending(client: pg.Client, { schema, migrations }: DatabaseModule): Promise<boolean> {
  const table = `${quoteName(schema)}.${MIGRATION_TABLE}`;
  const { rows } = await client.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [table]);
  if (rows[0]?.exists !== true) return migrations.length > 0;
  const done = await client.query<{ name: string }>(`select name from ${table}`);
  const names = new Set(done.rows.map(({ name }) => name));
  return migrations.some(({ name }) => !names.has(name));
}

async function runMigrations(ownerUrl: string, { schema, migrations }: DatabaseModule): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    driverOptions: { connectionString: ownerUrl },
    entities: [],
    extensions: [Migrator],
    schema,
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    migrations: {
      migrationsList: migrations.map((migration) => ({ name: migration.name, class: migration })),
      tableName: `${schema}.${MIGRATION_TABLE}`,
      snapshot: false,
      silent: true,
    },
    pool: { min: 0, max: 1 },
  });
  try {
    await orm.migrator.up();
  } catch (error) {
    throw new StartError(`The migration of the schema "${schema}" failed: ${reasonOf(error)}`, { cause: error });
  } finally {
    await orm.close();
  }
}

import { ensureRolesAndSchemas, migrate, schemasOf, withConnection, withDatabase, type DatabaseModule } from '@otklik/database';
import { createHash, randomBytes } from 'node:crypto';
import process from 'node:process';
import type pg from 'pg';

const LOGIN = 'otklik';
const LONGEST_CLOSING_MS = 2_000;
/** Migrations grant to the roles of other schemas, so all roles are there, whichever modules a test asks for. */
const PLATFORM_SCHEMAS = ['cabinets', 'appeals', 'people', 'personal', 'events'];
const LOCK = "pg_advisory_lock(hashtextextended('otklik test templates', 0))";

/** A database of one test file. */
export interface TestDatabase {
  /** As the login that the platform uses. */
  url: string;
  /** As the server's administrator. */
  adminUrl: string;
  drop(): Promise<void>;
}

/**
 * Makes a migrated database: a copy of a template that the first call with these modules makes in each run. About 0.1 s.
 * Drop it in `afterAll`, after closing every connection of your own.
 */
export async function createTestDatabase(modules: readonly DatabaseModule[]): Promise<TestDatabase> {
  const serverUrl = withDatabase(environment('OTKLIK_TEST_ADMIN_URL'), 'postgres');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = await ensureTemplate(serverUrl, modules);
  await withConnection(serverUrl, (client) => client.query(`create database ${name} template ${template}`));
  return databaseOf(serverUrl, name);
}

/** Makes a database with the roles and schemas of some modules and nothing in them, as an administrator prepares it. Drop it in `afterAll`. */
export async function createEmptyDatabase(modules: readonly DatabaseModule[]): Promise<TestDatabase> {
  const serverUrl = withDatabase(environment('OTKLIK_TEST_ADMIN_URL'), 'postgres');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withConnection(serverUrl, (client) => client.query(`create database ${name}`));
  const adminUrl = withDatabase(serverUrl, name);
  await ensureRolesAndSchemas({ databaseUrl: adminUrl, login: LOGIN, schemas: [...new Set([...PLATFORM_SCHEMAS, ...schemasOf(modules)])] });
  return databaseOf(serverUrl, name);
}

function databaseOf(serverUrl: string, name: string): TestDatabase {
  return {
    url: withDatabase(environment('OTKLIK_TEST_URL'), name),
    adminUrl: withDatabase(serverUrl, name),
    drop: () => withConnection(serverUrl, async (client) => {
      await untilNobodyIsIn(client, name);
      await client.query(`drop database if exists ${name} with (force)`);
    }),
  };
}

/**
 * A pool that has ended may still be closing its connections: one that the server takes away meanwhile throws in a process that no
 * longer listens to it. Who has forgotten to close is thrown out in the end.
 */
async function untilNobodyIsIn(client: pg.Client, name: string): Promise<void> {
  const deadline = Date.now() + LONGEST_CLOSING_MS;
  while (Date.now() < deadline) {
    const { rowCount } = await client.query("select from pg_stat_activity where datname = $1 and backend_type = 'client backend' limit 1", [name]);
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Workers are processes of their own: the first takes a lock in the server and makes the template, the others wait for it. */
function ensureTemplate(serverUrl: string, modules: readonly DatabaseModule[]): Promise<string> {
  const template = `template_${fingerprint(modules)}`;
  return withConnection(serverUrl, async (client) => {
    const exists = async () => (await client.query('select from pg_database where datname = $1', [template])).rowCount === 1;
    if (await exists()) return template;
    await client.query(`select ${LOCK}`);
    if (!(await exists())) {
      const unfinished = `${template}_new`;
      await client.query(`drop database if exists ${unfinished} with (force)`);
      await client.query(`create database ${unfinished}`);
      await fill(serverUrl, unfinished, modules);
      await client.query(`alter database ${unfinished} rename to ${template}`);
    }
    return template;
  });
}

async function fill(serverUrl: string, name: string, modules: readonly DatabaseModule[]): Promise<void> {
  const schemas = [...new Set([...PLATFORM_SCHEMAS, ...schemasOf(modules)])];
  await ensureRolesAndSchemas({ databaseUrl: withDatabase(serverUrl, name), login: LOGIN, schemas });
  await migrate(withDatabase(environment('OTKLIK_TEST_URL'), name), modules);
}

function fingerprint(modules: readonly DatabaseModule[]): string {
  const text = modules.map(({ schema, schemas, migrations }) => [schema, schemas, migrations.map(String)]);
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16);
}

function environment(name: 'OTKLIK_TEST_ADMIN_URL' | 'OTKLIK_TEST_URL'): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run jest with jest.config.js, whose global setup starts PostgreSQL`);
  return value;
}

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withConnection } from './connect.js';
import { withDatabase } from './database-url.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/start-embedded-postgres.js';
import { ensureRolesAndSchemas, requireVersion } from './ensure-roles.js';
import { grantSql } from './grant-sql.js';
import { poolFor } from './pool.js';
import { quoteName } from './roles.js';

const schemas = ['appeals', 'people'];

/** A server of its own, since roles belong to all databases of a server. It stands for an external one. */
let folder: string;
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-database-'));
  await chmod(folder, 0o755);
  postgres = await startEmbeddedPostgres({ home: folder, fast: true });
});

afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await asAdministrator('drop database if exists external with (force)');
  await asAdministrator(`do $$ declare name text; begin
    for name in
      select rolname from pg_roles where rolname not in ('postgres', 'otklik') and rolname !~ '^pg_' order by rolname !~ '^otklik_'
    loop
      execute format('drop role %I', name);
    end loop;
  end $$`);
});

function asAdministrator(sql: string): Promise<unknown> {
  return withConnection(postgres.adminUrl, (client) => client.query(sql));
}

/** Makes a login with a database, and gives its address. */
async function makeLogin(name: string, attributes: string, databaseRights: string): Promise<string> {
  await asAdministrator(`create role ${quoteName(name)} login password 'secret' ${attributes}`);
  await asAdministrator(`create database external`);
  await asAdministrator(`revoke all on database external from public; grant ${databaseRights} on database external to ${quoteName(name)}`);
  const url = new URL(withDatabase(postgres.url, 'external'));
  url.username = encodeURIComponent(name);
  url.password = 'secret';
  return url.toString();
}

async function appealsUser(databaseUrl: string): Promise<unknown> {
  const pool = poolFor(databaseUrl, 'otklik_appeals');
  try {
    const { rows } = await pool.query("select current_user as name, has_schema_privilege('people', 'usage') as others");
    return rows[0];
  } finally {
    await pool.end();
  }
}

test('a login without rights is told to run "otklik db grant-sql", whose output then suffices', async () => {
  const login = 'Клерк "A"';
  const databaseUrl = await makeLogin(login, '', 'connect');
  await expect(ensureRolesAndSchemas({ databaseUrl, schemas })).rejects.toThrow(
    `The login "Клерк "A"" may not make the roles, schemas or extensions that are missing at ${new URL(databaseUrl).host}: ` +
      'let its administrator run the output of "otklik db grant-sql"',
  );

  const sql = grantSql({ login, schemas });
  await withConnection(withDatabase(postgres.adminUrl, 'external'), async (client) => {
    await client.query(sql);
    await client.query(sql);
  });
  await ensureRolesAndSchemas({ databaseUrl, schemas });
  expect(await appealsUser(databaseUrl)).toEqual({ name: 'otklik_appeals', others: false });
});

test('a login that may make roles and schemas makes them itself, and again when a schema is added', async () => {
  const databaseUrl = await makeLogin('manager', 'createrole', 'connect, create');
  await ensureRolesAndSchemas({ databaseUrl, schemas });
  await ensureRolesAndSchemas({ databaseUrl, schemas });
  expect(await appealsUser(databaseUrl)).toEqual({ name: 'otklik_appeals', others: false });

  await ensureRolesAndSchemas({ databaseUrl, schemas: [...schemas, 'surveys'] });
  const pool = poolFor(databaseUrl, 'otklik_surveys');
  await pool.query('select 1');
  await pool.end();
});

test('two processes may make the roles at once', async () => {
  const databaseUrl = await makeLogin('clerk', '', 'connect');
  const options = { databaseUrl: withDatabase(postgres.adminUrl, 'external'), login: 'clerk', schemas };
  await Promise.all([ensureRolesAndSchemas(options), ensureRolesAndSchemas(options), ensureRolesAndSchemas(options)]);
  expect(await appealsUser(databaseUrl)).toEqual({ name: 'otklik_appeals', others: false });
});

test('a server older than 16 is refused', () => {
  expect(() => requireVersion({ number: 150_008, version: '15.8 (Debian)' }, 'db:5432')).toThrow(
    'PostgreSQL at db:5432 is version 15.8 (Debian): Otklik needs 16 or newer',
  );
  requireVersion({ number: 160_000, version: '16.0' }, 'db:5432');
});

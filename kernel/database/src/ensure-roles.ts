import type pg from 'pg';
import { withConnection } from './connect.js';
import { hostOf, loginOf, parseDatabaseUrl } from './database-url.js';
import { EXTENSIONS, grantSql } from './grant-sql.js';
import { APP_ROLE, OWNER_ROLE, roleOf } from './roles.js';
import { codeOf, reasonOf, StartError } from './start-error.js';

const OLDEST_VERSION = 16;
const INSUFFICIENT_PRIVILEGE = '42501';

export interface EnsureRolesOptions {
  /** Whoever makes what is missing: the administrator of the embedded server, or the login itself on an external one. */
  databaseUrl: string;
  /** The login that the platform connects with; by default the one of the address. */
  login?: string;
  schemas: readonly string[];
}

/**
 * Makes the roles, schemas and extensions that are missing.
 * @throws StartError when the server is older than 16, does not answer, or something is missing and the user of the address may not make it
 */
export async function ensureRolesAndSchemas({ databaseUrl, login, schemas }: EnsureRolesOptions): Promise<void> {
  const url = parseDatabaseUrl(databaseUrl);
  const wanted = { login: login ?? loginOf(url), schemas };
  await withConnection(databaseUrl, async (client) => {
    requireVersion(await readVersion(client), hostOf(url));
    if (await isComplete(client, wanted)) return;
    try {
      await client.query('begin');
      await client.query("select pg_advisory_xact_lock(hashtextextended('otklik roles', 0))");
      await client.query(grantSql(wanted));
      await client.query('commit');
    } catch (error) {
      throw new StartError(
        codeOf(error) === INSUFFICIENT_PRIVILEGE
          ? `The login "${loginOf(url)}" may not make the roles, schemas or extensions that are missing at ${hostOf(url)}: ` +
            'let its administrator run the output of "otklik db grant-sql"'
          : `Cannot make the roles and schemas at ${hostOf(url)}: ${reasonOf(error)}`,
        { cause: error },
      );
    }
  });
}

/** @throws StartError when a server is too old */
export function requireVersion({ number, version }: { number: number; version: string }, host: string): void {
  if (number >= OLDEST_VERSION * 10_000) return;
  throw new StartError(`PostgreSQL at ${host} is version ${version}: Otklik needs ${OLDEST_VERSION} or newer`);
}

async function readVersion(client: pg.Client): Promise<{ number: number; version: string }> {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  return rows[0]!;
}

async function isComplete(client: pg.Client, { login, schemas }: { login: string; schemas: readonly string[] }): Promise<boolean> {
  const appRoles = schemas.map(roleOf);
  const { rows } = await client.query<{ complete: boolean }>(
    `select (select count(*) from pg_roles where rolname = any($2::text[]) and pg_has_role($1, oid, 'set')) = cardinality($2::text[])
        and (select count(*) from pg_roles where rolname = any($3::text[]) and pg_has_role(oid, $4, 'usage')) = cardinality($3::text[])
        and (select count(*) from pg_namespace n join unnest($5::text[], $3::text[]) as wanted (schema, role) on n.nspname = wanted.schema
             where pg_get_userbyid(n.nspowner) = $6 and has_schema_privilege(wanted.role, n.oid, 'usage')) = cardinality($5::text[])
        and (select count(*) from pg_extension where extname = any($7::text[])) = cardinality($7::text[])
        as complete
      where exists (select from pg_roles where rolname = $4) and exists (select from pg_roles where rolname = $1)
        and (select count(*) from pg_roles where rolname = any($3::text[])) = cardinality($3::text[])`,
    [login, [OWNER_ROLE, ...appRoles], appRoles, APP_ROLE, schemas, OWNER_ROLE, EXTENSIONS],
  );
  return rows[0]?.complete ?? false;
}

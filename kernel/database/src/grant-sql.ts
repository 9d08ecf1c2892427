import { APP_ROLE, OWNER_ROLE, quoteName, quoteText, roleOf } from './roles.js';

/**
 * The roles and schemas of the platform as plain SQL, for the administrator of a PostgreSQL ≥ 16. Running it again changes nothing.
 * The login itself gets no right but to act as one of the roles, so a connection that forgot its role can read nothing.
 */
export function grantSql({ login, schemas }: { login: string; schemas: readonly string[] }): string {
  const appRoles = schemas.map(roleOf);
  const roles = [OWNER_ROLE, APP_ROLE, ...appRoles];
  return [
    '-- Roles: the owner runs the migrations; each subgraph acts as a role of its own.',
    ...roles.map(createRole),
    '',
    '-- An administrator who is no superuser must be a member of the owner to make schemas for it.',
    joinOwner(),
    '',
    ...appRoles.map((role) => `grant ${quoteName(APP_ROLE)} to ${quoteName(role)} with inherit true;`),
    ...[OWNER_ROLE, ...appRoles].map((role) => `grant ${quoteName(role)} to ${quoteName(login)} with inherit false, set true;`),
    '',
    '-- Schemas',
    ...schemas.flatMap((schema) => [
      `create schema if not exists ${quoteName(schema)} authorization ${quoteName(OWNER_ROLE)};`,
      `alter schema ${quoteName(schema)} owner to ${quoteName(OWNER_ROLE)};`,
    ]),
    `set role ${quoteName(OWNER_ROLE)};`,
    ...schemas.map((schema) => `grant usage on schema ${quoteName(schema)} to ${quoteName(roleOf(schema))};`),
    'reset role;',
    '',
    '-- What migrations build indexes with; it comes with PostgreSQL.',
    ...EXTENSIONS.map((extension) => `create extension if not exists ${quoteName(extension)};`),
    '',
  ].join('\n');
}

/** Extensions that the platform needs. */
export const EXTENSIONS: readonly string[] = ['pg_trgm'];

function createRole(role: string): string {
  return [
    'do $$ begin',
    `  if not exists (select from pg_roles where rolname = ${quoteText(role)}) then create role ${quoteName(role)} nologin; end if;`,
    'exception when duplicate_object or unique_violation then null; end $$;',
  ].join('\n');
}

function joinOwner(): string {
  return [
    'do $$ begin',
    `  if not (select rolsuper from pg_roles where rolname = current_user) and not pg_has_role(${quoteText(OWNER_ROLE)}, 'set') then`,
    `    execute format('grant %I to %I with inherit true, set true', ${quoteText(OWNER_ROLE)}, current_user);`,
    '  end if;',
    'end $$;',
  ].join('\n');
}

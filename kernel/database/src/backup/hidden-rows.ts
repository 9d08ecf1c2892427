import type pg from 'pg';
import { EVERYTHING, TENANT_SETTINGS } from '../tenancy/tenant.js';
import { nameOfTable } from './tables.js';

/**
 * Tables of which the current role, working for the platform itself, might not see every row: a policy silently leaves rows out, so what
 * the policies say is looked at. All rows are there when one permissive policy says `true` and each restrictive one lets whoever sees
 * everything through, as `guardTableSql` and `hotReadSql` have it; or when no policy binds the role.
 * @returns their names; none when everything can be read
 */
export async function tablesWithHiddenRows(client: pg.Client, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `with policy as (
       select polrelid, polpermissive, coalesce(replace(said.condition, generated.name, generated.value), said.condition) as condition
       from pg_policy cross join lateral (select pg_get_expr(polqual, polrelid) as condition) as said left join lateral (
         select '(' || quote_ident(attname) || ' &&' as name, '(' || pg_get_expr(adbin, adrelid) || ' &&' as value
         from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum where adrelid = polrelid and attgenerated <> ''
       ) as generated on position(generated.name in said.condition) > 0
       where polcmd in ('r', '*')
         and exists (select from unnest(polroles) as role where role = 0 or pg_has_role(current_user, role, 'usage'))
     )
     select schema.nspname as schema, relation.relname as name
     from pg_class as relation join pg_namespace as schema on schema.oid = relation.relnamespace
     where schema.nspname = any($1::text[]) and relation.relkind = 'r' and relation.relrowsecurity
       and (relation.relforcerowsecurity or pg_get_userbyid(relation.relowner) <> current_user)
       and not (
         exists (select from policy where polrelid = relation.oid and polpermissive and condition = 'true')
         and not exists (select from policy where polrelid = relation.oid and not polpermissive and condition !~ $2)
       )
     order by 1, 2`,
    [schemas, LETS_PASS],
  );
  return rows.map(nameOfTable);
}

const REACH = `current_setting\\('${TENANT_SETTINGS.reach.replace('.', '\\.')}'::text, true\\)`;

/** How PostgreSQL prints the guard of `guardTableSql`. */
const GUARD = ` \\( SELECT ${REACH} AS current_setting\\)\\s+WHEN 'all'::text THEN true\\M`;

/** How it prints that of `hotReadSql`, after a generated column was replaced by what it is made of: whoever sees everything is the first reader of a row. */
const HOT_GUARD =
  `\\s+WHEN \\(+ARRAY\\['${EVERYTHING}'::uuid[^&]* && \\( SELECT \\(NULLIF\\(` +
  `\\s*CASE ${REACH}\\s+WHEN 'all'::text THEN '\\{${EVERYTHING}\\}'::text\\M[^&]*\\)\\) THEN true\\M`;

const LETS_PASS = `^\\s*CASE(${GUARD}|${HOT_GUARD})`;

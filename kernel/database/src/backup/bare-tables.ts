import type pg from 'pg';
import { quoteName } from '../roles.js';
import { nameOfTable, type CopiedTable } from './tables.js';

interface NamedTable {
  readonly schema: string;
  readonly name: string;
}

/** How triggers are switched on again, by what the catalogue says of them. */
const ENABLE: Readonly<Record<string, string>> = { O: 'enable', A: 'enable always', R: 'enable replica' };

/**
 * Lets rows be put into tables as they were elsewhere, in the caller's transaction: no trigger of ours changes or refuses them, references
 * are checked when all are there, and policies, under which COPY refuses to write, do not bind the owner.
 * @returns what makes the tables again what they were, and checks all references
 */
export async function bareTables(client: pg.Client, tables: readonly CopiedTable[]): Promise<() => Promise<void>> {
  const schemas = [...new Set(tables.map(({ schema }) => schema))];
  const undo = [...(await disableTriggers(client, schemas)), ...(await dropReferences(client, schemas)), ...(await letOwnerPass(client, schemas))];
  return async () => {
    for (const statement of undo) await client.query(statement);
  };
}

async function disableTriggers(client: pg.Client, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<NamedTable & { trigger: string; enabled: string }>(
    `select nspname as schema, relname as name, tgname as trigger, tgenabled as enabled
     from pg_trigger join pg_class on pg_class.oid = tgrelid join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = any($1::text[]) and not tgisinternal and tgenabled <> 'D' and relkind in ('r', 'p')`,
    [schemas],
  );
  for (const { trigger, ...table } of rows) await client.query(`alter table ${nameOfTable(table)} disable trigger ${quoteName(trigger)}`);
  return rows.map(({ trigger, enabled, ...table }) => `alter table ${nameOfTable(table)} ${ENABLE[enabled]} trigger ${quoteName(trigger)}`);
}

async function dropReferences(client: pg.Client, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<NamedTable & { reference: string; definition: string }>(
    `select nspname as schema, relname as name, conname as reference, pg_get_constraintdef(pg_constraint.oid) as definition
     from pg_constraint join pg_class on pg_class.oid = conrelid join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = any($1::text[]) and contype = 'f' and conparentid = 0`,
    [schemas],
  );
  for (const { reference, ...table } of rows) await client.query(`alter table ${nameOfTable(table)} drop constraint ${quoteName(reference)}`);
  return rows.map(({ reference, definition, ...table }) => `alter table ${nameOfTable(table)} add constraint ${quoteName(reference)} ${definition}`);
}

async function letOwnerPass(client: pg.Client, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<NamedTable>(
    `select nspname as schema, relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = any($1::text[]) and relkind in ('r', 'p') and relforcerowsecurity`,
    [schemas],
  );
  for (const table of rows) await client.query(`alter table ${nameOfTable(table)} no force row level security`);
  return rows.map((table) => `alter table ${nameOfTable(table)} force row level security`);
}

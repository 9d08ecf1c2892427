import type pg from 'pg';

/** Whether there is no table, view or sequence in some schemas. */
export async function areEmpty(client: pg.Client, schemas: readonly string[]): Promise<boolean> {
  const { rows } = await client.query(
    'select from pg_class as relation join pg_namespace as schema on schema.oid = relation.relnamespace where schema.nspname = any($1::text[]) limit 1',
    [schemas],
  );
  return rows.length === 0;
}

/**
 * Takes away everything that migrations made in some schemas. Not the schemas: on an external server the platform may not make them.
 */
export async function clearSchemas(client: pg.Client, schemas: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('drop %s if exists %I.%I cascade', kind, nspname, relname) as statement, place
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     -- Sequences of columns go with their tables.
     join (values ('v', 'view', 1), ('m', 'materialized view', 2), ('r', 'table', 3), ('p', 'table', 3), ('S', 'sequence', 4)) as names (letter, kind, place)
       on letter = relkind::text
     where nspname = any($1::text[])
     union all
     select format('drop routine if exists %s cascade', pg_proc.oid::regprocedure), 5 from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
     where nspname = any($1::text[])
     union all
     select format('drop type if exists %I.%I cascade', nspname, typname), 6 from pg_type join pg_namespace on pg_namespace.oid = typnamespace
     where nspname = any($1::text[]) and typtype in ('e', 'd')
     order by place`,
    [schemas],
  );
  for (const { statement } of rows) await client.query(statement);
}

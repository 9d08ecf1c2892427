import type pg from 'pg';
import { quoteName } from '../roles.js';

/** A table as it is copied. */
export interface CopiedTable {
  readonly schema: string;
  readonly name: string;
  /** Columns that hold what somebody wrote; generated ones follow from them. */
  readonly columns: readonly string[];
}

/** Where a sequence stands. */
export interface SequenceState {
  readonly schema: string;
  readonly name: string;
  /** A bigint as text. */
  readonly last: string;
  readonly isCalled: boolean;
}

/** A table of the catalogue. */
export interface CatalogueTable extends CopiedTable {
  /** Columns of the primary key; none where there is no such key. */
  readonly key: readonly string[];
}

/** Every table of some schemas that holds rows itself: each partition, but not what it is a part of. */
export async function listTables(client: pg.Client, schemas: readonly string[]): Promise<CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(
    `select schema.nspname as schema, relation.relname as name,
       array(select attname::text from pg_attribute
         where attrelid = relation.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       array(select attname::text from pg_index, unnest(indkey) with ordinality as part (number, place)
         join pg_attribute on attrelid = relation.oid and attnum = part.number
         where indrelid = relation.oid and indisprimary order by place) as key
     from pg_class as relation join pg_namespace as schema on schema.oid = relation.relnamespace
     where schema.nspname = any($1::text[]) and relation.relkind = 'r' and relation.relpersistence <> 't'
     order by 1, 2`,
    [schemas],
  );
  return rows;
}

/** Where every sequence of some schemas stands. Sequences know no transactions: what was given out before a snapshot is counted. */
export async function readSequences(client: pg.Client, schemas: readonly string[]): Promise<SequenceState[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select schema.nspname as schema, relation.relname as name
     from pg_class as relation join pg_namespace as schema on schema.oid = relation.relnamespace
     where schema.nspname = any($1::text[]) and relation.relkind = 'S' order by 1, 2`,
    [schemas],
  );
  const states: SequenceState[] = [];
  for (const sequence of rows) {
    const state = await client.query<{ last: string; called: boolean }>(`select last_value as last, is_called as called from ${nameOfTable(sequence)}`);
    states.push({ ...sequence, last: state.rows[0]!.last, isCalled: state.rows[0]!.called });
  }
  return states;
}

/** Its name in SQL. */
export function nameOfTable({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${quoteName(schema)}.${quoteName(name)}`;
}

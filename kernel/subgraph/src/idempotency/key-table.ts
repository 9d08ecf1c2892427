import type { KeyTable } from './claim-key.js';

/** The table of keys that `keyTableSql` makes. */
export function keyTableOf(schema: string): KeyTable {
  return { table: `${schema}.idempotency_key`, person: 'person_id', object: 'object_id' };
}

/** SQL of a table of keys and of the grants on it, for a migration of the schema. Keys are only ever added. */
export function keyTableSql(schema: string, role: string): string {
  return `
    create table ${schema}.idempotency_key (
      person_id uuid not null,
      key text not null,
      fingerprint text not null,
      object_id uuid not null,
      at timestamptz not null,
      primary key (person_id, key)
    );
    grant select, insert on ${schema}.idempotency_key to ${role};
  `;
}

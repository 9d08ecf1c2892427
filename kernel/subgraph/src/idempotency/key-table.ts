import { TENANT_SQL, guardTableSql } from '@otklik/database';

/** SQL of a subgraph's table of keys, under row level security, for a migration of its schema: a key belongs to whoever used it. */
export function keyTableSql(schema: string, role: string): string {
  const table = `${schema}.idempotency_key`;
  const mine = TENANT_SQL.isMe('person_id');
  return `
    create table ${table} (
      person_id uuid not null,
      mutation text not null,
      key text not null,
      fingerprint text not null,
      answer jsonb,
      at timestamptz not null,
      primary key (person_id, mutation, key)
    );
    create index idempotency_key_at on ${table} (at);
    comment on table ${table} is 'What mutations answered, by the keys of their clients; kept for 30 days. A machine has an id made from its login.';
    grant select, insert, update (answer), delete on ${table} to ${role};
    ${guardTableSql(table, { read: mine, add: mine, change: mine })}
  `;
}

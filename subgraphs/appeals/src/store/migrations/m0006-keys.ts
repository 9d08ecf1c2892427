import { Migration, guardTableSql } from '@otklik/database';
import { keyTableSql } from '@otklik/subgraph';

/**
 * Keys of retries are told apart by their mutation and end after 30 days. What was imported is no key of a retry: it must never come in
 * twice, so it is noted for ever, apart.
 */
export class M0006Keys extends Migration {
  override name = 'M0006Keys';

  override up(): void {
    this.addSql(`
      alter table appeals.idempotency_key rename to earlier_key;
      alter table appeals.earlier_key rename constraint idempotency_key_pkey to earlier_key_pkey;
      ${keyTableSql('appeals', 'otklik_appeals')}

      create table appeals.imported_message (
        source text not null,
        external_id text not null,
        fingerprint text not null,
        appeal_id uuid not null references appeals.appeal (id) deferrable initially deferred,
        primary key (source, external_id)
      );
      grant select, insert on appeals.imported_message to otklik_appeals;
      -- Only for those who see everything: the operator, and machines of the whole platform.
      ${guardTableSql('appeals.imported_message', { read: 'false' })}

      insert into appeals.idempotency_key (person_id, mutation, key, fingerprint, answer, at)
        select earlier.author_id, 'submitAppeal', key, fingerprint, to_jsonb(appeal_id), at
        from appeals.earlier_key as earlier join appeals.appeal on appeal.id = appeal_id where origin is null;
      insert into appeals.imported_message (source, external_id, fingerprint, appeal_id)
        select origin ->> 'source', key, fingerprint, appeal_id
        from appeals.earlier_key join appeals.appeal on appeal.id = appeal_id where origin is not null;
      drop table appeals.earlier_key;
    `);
  }
}

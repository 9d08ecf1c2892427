import { Migration } from '@otklik/database';
import { keyTableSql } from '@otklik/subgraph';

/** Keys of retries are told apart by their mutation and keep answers. Those of before all made surveys. */
export class M0003Keys extends Migration {
  override name = 'M0003Keys';

  override up(): void {
    this.addSql(`
      alter table surveys.idempotency_key rename to earlier_key;
      alter table surveys.earlier_key rename constraint idempotency_key_pkey to earlier_key_pkey;
      ${keyTableSql('surveys', 'otklik_surveys')}
      insert into surveys.idempotency_key (person_id, mutation, key, fingerprint, answer, at)
        select person_id, 'createSurvey', key, fingerprint, to_jsonb(object_id), at from surveys.earlier_key;
      drop table surveys.earlier_key;
    `);
  }
}

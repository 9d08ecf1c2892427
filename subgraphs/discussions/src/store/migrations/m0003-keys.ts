import { Migration } from '@otklik/database';
import { keyTableSql } from '@otklik/subgraph';

/** Keys of retries are told apart by their mutation and keep answers. Those of before end here: nobody can say what each was for. */
export class M0003Keys extends Migration {
  override name = 'M0003Keys';

  override up(): void {
    this.addSql('drop table discussions.idempotency_key');
    this.addSql(keyTableSql('discussions', 'otklik_discussions'));
  }
}

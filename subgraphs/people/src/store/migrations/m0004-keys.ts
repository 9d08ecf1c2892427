import { Migration } from '@otklik/database';
import { keyTableSql } from '@otklik/subgraph';

/** The keys of retries of mutations. */
export class M0004Keys extends Migration {
  override name = 'M0004Keys';

  override up(): void {
    this.addSql(keyTableSql('people', 'otklik_people'));
  }
}

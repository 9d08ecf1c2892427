import { Migration } from '@otklik/database';

/** When each job was last done. */
export class M0001Jobs extends Migration {
  override name = 'M0001Jobs';

  override up(): void {
    this.addSql(`
      create table jobs.run (name text primary key, finished_at timestamptz not null);
      grant select, insert, update on jobs.run to otklik_jobs;
    `);
  }
}

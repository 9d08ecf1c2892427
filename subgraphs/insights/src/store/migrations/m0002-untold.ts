import { Migration } from '@otklik/database';

/** Agencies whose figures have changed, until that is told. */
export class M0002Untold extends Migration {
  override name = 'M0002Untold';

  override up(): void {
    this.addSql(`
      create table insights.untold (agency_id uuid primary key);
      comment on table insights.untold is 'Agencies whose figures have changed since insightsUpdated was told; written with the figures.';
      grant select, insert, delete on insights.untold to otklik_insights;
    `);
  }
}

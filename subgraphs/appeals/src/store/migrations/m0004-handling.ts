import { Migration, TENANT_SQL } from '@otklik/database';

/**
 * Who handles the appeals of whom, for `people`: whoever does may see who the author is. The transaction says for whom it works, as for
 * the appeals themselves: staff find their own cabinets here, the platform itself all.
 */
export class M0004Handling extends Migration {
  override name = 'M0004Handling';

  override up(): void {
    const { isInMyCabinets, seesEverything } = TENANT_SQL;
    this.addSql(`
      create view appeals.published_handling as
        select author_id, cabinet_id, executor, submitted_at, status not in ('ANSWERED', 'RATED') as is_open
        from appeals.appeal
        where author_id is not null and (${seesEverything} or ${isInMyCabinets('cabinet_id')});
      grant usage on schema appeals to otklik_people;
      grant select on appeals.published_handling to otklik_people;
    `);
  }
}

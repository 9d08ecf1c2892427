import { Migration, TENANT_SQL } from '@otklik/database';

/** What is answered is closed by time, for good. */
export class M0016Closing extends Migration {
  override name = 'M0016Closing';

  override up(): void {
    const { isInMyCabinets, seesEverything } = TENANT_SQL;
    this.addSql(`
      alter table appeals.appeal
        drop constraint appeal_status_check,
        add constraint appeal_status_check check (status in ('SUBMITTED', 'MODERATED', 'REGISTERED', 'IN_PROGRESS', 'CLARIFICATION', 'POSTPONED', 'ON_APPROVAL', 'ANSWERED', 'RATED', 'REJECTED', 'WITHDRAWN', 'REDIRECTED', 'CLOSED'));
      create index appeal_to_close on appeals.appeal (answered_at) where status in ('ANSWERED', 'RATED');

      create or replace view appeals.published_handling as
        select author_id, cabinet_id, executor, submitted_at, status not in ('ANSWERED', 'RATED', 'CLOSED', 'REJECTED', 'WITHDRAWN') as is_open
        from appeals.appeal
        where author_id is not null and (${seesEverything} or ${isInMyCabinets('cabinet_id')});
    `);
  }
}

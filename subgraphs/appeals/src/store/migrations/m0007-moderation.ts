import { Migration, TENANT_SQL, changeRulesSql } from '@otklik/database';

/** Moderation before registration, and rejection with a ground, which may come before there is a number. */
export class M0007Moderation extends Migration {
  override name = 'M0007Moderation';

  override up(): void {
    const { isInMyCabinets, isMine, seesEverything } = TENANT_SQL;
    this.addSql(`
      do $$
      declare
        numbered text;
      begin
        select conname into strict numbered from pg_constraint
          where conrelid = 'appeals.appeal'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%number IS NULL%';
        execute format('alter table appeals.appeal drop constraint %I', numbered);
      end $$;
      alter table appeals.appeal
        drop constraint appeal_status_check,
        add constraint appeal_status_check check (status in ('SUBMITTED', 'MODERATED', 'REGISTERED', 'IN_PROGRESS', 'ON_APPROVAL', 'ANSWERED', 'RATED', 'REJECTED')),
        add constraint appeal_number_check check (case when status in ('SUBMITTED', 'MODERATED') then number is null when status = 'REJECTED' then true else number is not null end),
        add column rejection_ground text,
        add column rejection_comment text,
        add constraint appeal_rejection_check check ((rejection_ground is null) = (status <> 'REJECTED'));

      create or replace view appeals.published_handling as
        select author_id, cabinet_id, executor, submitted_at, status not in ('ANSWERED', 'RATED', 'REJECTED') as is_open
        from appeals.appeal
        where author_id is not null and (${seesEverything} or ${isInMyCabinets('cabinet_id')});
    `);
    const isPublic = "visibility = 'PUBLIC' and kind = 'MESSAGE' and status not in ('SUBMITTED', 'REJECTED')";
    this.addSql(changeRulesSql('appeals.appeal', { read: `${isMine('author_id', 'cabinet_id')} or (${isPublic})` }));
  }
}

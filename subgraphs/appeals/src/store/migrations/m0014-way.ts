import { Migration, TENANT_SQL, changeRulesSql } from '@otklik/database';

/** Side ways of an appeal: questions to its author, terms extended and put off, interim answers, rework, co-executors, withdrawal. */
export class M0014Way extends Migration {
  override name = 'M0014Way';

  override up(): void {
    const { isInMyCabinets, isMine, seesEverything } = TENANT_SQL;
    this.addSql(`
      alter table appeals.appeal
        drop constraint appeal_status_check,
        add constraint appeal_status_check check (status in ('SUBMITTED', 'MODERATED', 'REGISTERED', 'IN_PROGRESS', 'CLARIFICATION', 'POSTPONED', 'ON_APPROVAL', 'ANSWERED', 'RATED', 'REJECTED', 'WITHDRAWN')),
        drop constraint appeal_number_check,
        add constraint appeal_number_check check (case when status in ('SUBMITTED', 'MODERATED') then number is null when status in ('REJECTED', 'WITHDRAWN', 'CLARIFICATION') then true else number is not null end),
        add column co_executors jsonb,
        add column clarifications jsonb,
        add column resume_status text,
        add constraint appeal_resume_check check ((resume_status is null) = (status <> 'CLARIFICATION')),
        add column extended_by integer check (extended_by between 1 and 30),
        add column extension_ground text,
        add column promised_on text,
        add column postponement_comment text,
        add column interim_answers jsonb,
        add column return_comment text;
      create index appeal_clarification on appeals.appeal (id) where status = 'CLARIFICATION';

      create or replace view appeals.published_handling as
        select author_id, cabinet_id, executor, submitted_at, status not in ('ANSWERED', 'RATED', 'REJECTED', 'WITHDRAWN') as is_open
        from appeals.appeal
        where author_id is not null and (${seesEverything} or ${isInMyCabinets('cabinet_id')});
    `);
    const isPublic = "visibility = 'PUBLIC' and kind = 'MESSAGE' and status not in ('SUBMITTED', 'REJECTED', 'WITHDRAWN')";
    this.addSql(changeRulesSql('appeals.appeal', { read: `${isMine('author_id', 'cabinet_id')} or (${isPublic})` }));
  }
}

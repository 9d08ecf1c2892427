import { Migration, guardTableSql } from '@otklik/database';

/** What is personal in the details of appeals, sealed: for whoever wrote the appeal or works on it. Goes with the author's other traces. */
export class M0037PersonalDetails extends Migration {
  override name = 'M0037PersonalDetails';

  override up(): void {
    this.addSql(`
      create table appeals.personal_detail (
        appeal_id uuid primary key references appeals.appeal (id) on delete cascade,
        -- The values as JSON, sealed with the keys of personal data: docs/personal-data.md.
        sealed text not null
      );
      grant select, insert, update (sealed) on appeals.personal_detail to otklik_appeals;

      create or replace function appeals.forget_author(person uuid) returns boolean language plpgsql security definer set search_path = '' as $$
      declare
        reach constant text := coalesce(current_setting('otklik.reach', true), '');
        files integer;
        details integer;
      begin
        perform set_config('otklik.reach', 'all', true);
        update appeals.attachment set status = 'ERASED', file_key = null, refusal = null, sha256 = null, name = '', added_by = ''
          where owner_id = person and part = 'APPEAL' and status <> 'ERASED';
        get diagnostics files = row_count;
        delete from appeals.personal_detail using appeals.appeal where appeal.id = personal_detail.appeal_id and appeal.author_id = person;
        get diagnostics details = row_count;
        perform set_config('otklik.reach', reach, true);
        return appeals.forget_login(person) or files + details > 0;
      end $$;
    `);
    const handled = 'appeals.has_appeal(appeal_id)';
    this.addSql(guardTableSql('appeals.personal_detail', { read: handled, add: handled, fixed: ['appeal_id'] }));
  }
}

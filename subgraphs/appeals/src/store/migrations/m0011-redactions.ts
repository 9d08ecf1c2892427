import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/** What is hidden from the public of an appeal, and why. Who did it stands in the history. And: who is forgotten leaves no files. */
export class M0011Redactions extends Migration {
  override name = 'M0011Redactions';

  override up(): void {
    this.addSql(`
      create table appeals.redaction (
        id uuid primary key,
        appeal_id uuid not null references appeals.appeal (id) on delete cascade,
        target text not null check (target in ('TEXT', 'ANSWER', 'ATTACHMENT', 'APPEAL')),
        reason text not null check (reason in ('PERSONAL_DATA', 'OFFENSIVE', 'UNLAWFUL', 'SECRET', 'ADVERTISING', 'IRRELEVANT')),
        attachment_id uuid references appeals.attachment (id) on delete cascade,
        ranges jsonb,
        at timestamptz not null,
        lifted_at timestamptz,
        check ((attachment_id is not null) = (target = 'ATTACHMENT')),
        check (ranges is null or target in ('TEXT', 'ANSWER'))
      );
      create index redaction_appeal on appeals.redaction (appeal_id, id);
      grant select, insert, update on appeals.redaction to otklik_appeals;

      -- Whether the tenant works on an appeal; its author does not.
      create function appeals.handles_appeal(wanted uuid) returns boolean language plpgsql stable as $$
      begin
        return exists (select from appeals.appeal where id = wanted and ${TENANT_SQL.isInMyCabinets('cabinet_id')});
      end $$;
    `);
    const handled = 'appeals.handles_appeal(appeal_id)';
    this.addSql(guardTableSql('appeals.redaction', { read: 'appeals.sees_appeal(appeal_id)', add: handled, change: handled, fixed: ['appeal_id'] }));
    this.addSql(FORGET_FILES);
  }
}

/** For `people`, when it erases somebody's personal data: besides their login in the histories their files go, in the caller's transaction. */
const FORGET_FILES = `
  alter function appeals.forget_author(uuid) rename to forget_login;
  create function appeals.forget_author(person uuid) returns boolean language plpgsql security definer set search_path = '' as $$
  declare
    reach constant text := coalesce(current_setting('otklik.reach', true), '');
    forgotten integer;
  begin
    perform set_config('otklik.reach', 'all', true);
    update appeals.attachment set status = 'ERASED', file_key = null, refusal = null, sha256 = null, name = '', added_by = ''
      where owner_id = person and part = 'APPEAL' and status <> 'ERASED';
    get diagnostics forgotten = row_count;
    perform set_config('otklik.reach', reach, true);
    return appeals.forget_login(person) or forgotten > 0;
  end $$;
  revoke execute on function appeals.forget_author from public;
  grant execute on function appeals.forget_author to otklik_people;
`;

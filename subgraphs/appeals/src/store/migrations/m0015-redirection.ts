import { Migration, TENANT_SQL } from '@otklik/database';

/** An appeal goes to another agency, and so to another tenant; its author says whether it was fixed, and opens it again. */
export class M0015Redirection extends Migration {
  override name = 'M0015Redirection';

  override up(): void {
    const { isInMyCabinets, seesEverything } = TENANT_SQL;
    this.addSql(`
      alter table appeals.appeal
        drop constraint appeal_status_check,
        add constraint appeal_status_check check (status in ('SUBMITTED', 'MODERATED', 'REGISTERED', 'IN_PROGRESS', 'CLARIFICATION', 'POSTPONED', 'ON_APPROVAL', 'ANSWERED', 'RATED', 'REJECTED', 'WITHDRAWN', 'REDIRECTED')),
        drop constraint appeal_number_check,
        add constraint appeal_number_check check (case when status in ('SUBMITTED', 'MODERATED') then number is null when status in ('REJECTED', 'WITHDRAWN', 'CLARIFICATION', 'REDIRECTED') then true else number is not null end),
        add column redirections jsonb,
        add column fixed boolean,
        add column fixed_comment text,
        add column reopened_at timestamptz,
        add column reopen_comment text,
        add column earlier_answers jsonb;

      -- Gives a row to another tenant, which nobody may but the platform itself: only what was redirected, and only by its cabinet. What of it
      -- may not be changed by anybody stays as it is.
      create function appeals.hand_over(wanted uuid, to_agency uuid, to_cabinet uuid) returns void language plpgsql security definer set search_path = '' as $$
      declare
        reach constant text := coalesce(current_setting('otklik.reach', true), '');
        viewer constant text := coalesce(current_setting('otklik.viewer', true), '');
      begin
        perform from appeals.appeal where id = wanted and status = 'REDIRECTED' and (${seesEverything} or ${isInMyCabinets('cabinet_id')});
        if not found then
          raise exception 'this appeal is not the tenant’s to give away' using errcode = 'insufficient_privilege';
        end if;
        perform set_config('otklik.reach', 'all', true), set_config('otklik.viewer', 'system', true);
        update appeals.appeal set agency_id = to_agency, cabinet_id = to_cabinet where id = wanted;
        update appeals.reminder set cabinet_id = to_cabinet where appeal_id = wanted;
        perform set_config('otklik.reach', reach, true), set_config('otklik.viewer', viewer, true);
      end $$;
      revoke execute on function appeals.hand_over from public;
      grant execute on function appeals.hand_over to otklik_appeals;
    `);
  }
}

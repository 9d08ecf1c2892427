import { Migration, TENANT_SQL, changeRulesSql } from '@otklik/database';

/**
 * Several agencies at once: the responsible one holds the appeal, others take part in it. Whoever takes part sees the appeal and changes
 * nothing of it but the part of their own agency.
 */
export class M0021Participations extends Migration {
  override name = 'M0021Participations';

  override up(): void {
    const { isAnyOfMyCabinets, isInMyCabinets, isMine, isOurs, seesEverything } = TENANT_SQL;
    this.addSql(`
      -- The cabinets that see an appeal because their agencies take part in it: \`partsThatShow\` of the domain.
      create function appeals.cabinets_taking_part(participations jsonb) returns uuid[] language sql immutable parallel safe
        return (
          select array_agg(distinct (part ->> 'cabinetId')::uuid)
          from jsonb_array_elements(case jsonb_typeof(participations) when 'array' then participations else '[]' end) as part
          where part ->> 'status' not in ('REFUSED', 'RESPONSIBLE') and part ->> 'cabinetId' is not null
        );
      alter table appeals.appeal
        add column participations jsonb,
        add column co_cabinet_ids uuid[] generated always as (appeals.cabinets_taking_part(participations)) stored;
      -- The queue of those who take part; few appeals are shared.
      create index appeal_shared on appeals.appeal (id desc) where co_cabinet_ids is not null;

      -- Whether the parts of all cabinets but these are the same, in the same order; and nothing is left of them that was not there.
      create function appeals.same_for_others(before jsonb, after jsonb, cabinets uuid[]) returns boolean language sql immutable
        return (
          select coalesce(bool_and(coalesce(one.part is not distinct from other.part or (one.part ->> 'id' = other.part ->> 'id'
            and one.part ->> 'cabinetId' = other.part ->> 'cabinetId' and (one.part ->> 'cabinetId')::uuid = any (cabinets)), false)), true)
          from jsonb_array_elements(coalesce(before, '[]')) with ordinality as one (part, place)
          full join jsonb_array_elements(coalesce(after, '[]')) with ordinality as other (part, place) using (place)
        );

      create function appeals.guard_parts() returns trigger language plpgsql as $$
      declare
        own constant text[] := array['participations', 'co_cabinet_ids', 'version', 'updated_at', 'chain_head', 'state_salt'];
      begin
        if to_jsonb(old) - own is distinct from to_jsonb(new) - own
          or not appeals.same_for_others(old.participations, new.participations, current_setting('otklik.cabinets', true)::uuid[]) then
          raise exception 'whoever takes part in an appeal changes their own part of it' using errcode = 'insufficient_privilege', table = tg_table_name;
        end if;
        return null;
      end $$;
      create trigger guards_parts after update on appeals.appeal for each row
        when (current_setting('otklik.reach', true) = 'own' and not (array[old.author_id, old.cabinet_id] && coalesce(nullif(current_setting('otklik.mine', true), ''), '{}')::uuid[]))
        execute function appeals.guard_parts();

      -- Whether the tenant takes part in an appeal.
      create function appeals.takes_part(wanted uuid) returns boolean language plpgsql stable as $$
      begin
        return exists (select from appeals.appeal where id = wanted and ${isAnyOfMyCabinets('co_cabinet_ids')});
      end $$;

      -- Writes a part by which the tenant sees the appeal no more, which nobody may but the platform itself: only the tenant's own part.
      create function appeals.leave(wanted uuid, parts jsonb) returns void language plpgsql security definer set search_path = '' as $$
      declare
        reach constant text := coalesce(current_setting('otklik.reach', true), '');
        viewer constant text := coalesce(current_setting('otklik.viewer', true), '');
        cabinets constant uuid[] := coalesce(nullif(current_setting('otklik.cabinets', true), ''), '{}')::uuid[];
      begin
        perform from appeals.appeal where id = wanted and (reach = 'all' or (co_cabinet_ids && cabinets and appeals.same_for_others(participations, parts, cabinets)));
        if not found then
          raise exception 'this part is not the tenant’s to refuse' using errcode = 'insufficient_privilege';
        end if;
        perform set_config('otklik.reach', 'all', true), set_config('otklik.viewer', 'system', true);
        update appeals.appeal set participations = parts where id = wanted;
        perform set_config('otklik.reach', reach, true), set_config('otklik.viewer', viewer, true);
      end $$;
      revoke execute on function appeals.leave from public;
      grant execute on function appeals.leave to otklik_appeals;

      -- As before, and: to an agency that has a part in it and has not refused it, the responsible one may give it.
      create or replace function appeals.hand_over(wanted uuid, to_agency uuid, to_cabinet uuid) returns void language plpgsql security definer set search_path = '' as $$
      declare
        reach constant text := coalesce(current_setting('otklik.reach', true), '');
        viewer constant text := coalesce(current_setting('otklik.viewer', true), '');
      begin
        perform from appeals.appeal where id = wanted and (${seesEverything} or ${isInMyCabinets('cabinet_id')})
          and (status = 'REDIRECTED' or exists (
            select from jsonb_array_elements(case jsonb_typeof(participations) when 'array' then participations else '[]' end) as part
            where part ->> 'agencyId' = to_agency::text and part ->> 'cabinetId' = to_cabinet::text and part ->> 'status' <> 'REFUSED'
          ));
        if not found then
          raise exception 'this appeal is not the tenant’s to give away' using errcode = 'insufficient_privilege';
        end if;
        perform set_config('otklik.reach', 'all', true), set_config('otklik.viewer', 'system', true);
        update appeals.appeal set agency_id = to_agency, cabinet_id = to_cabinet where id = wanted;
        update appeals.reminder set cabinet_id = to_cabinet where appeal_id = wanted;
        perform set_config('otklik.reach', reach, true), set_config('otklik.viewer', viewer, true);
      end $$;
    `);
    // One array of everybody whose it is: planned as fast as before.
    const ours = isOurs('author_id', 'cabinet_id', 'co_cabinet_ids');
    const isPublic = "visibility = 'PUBLIC' and kind = 'MESSAGE' and status not in ('SUBMITTED', 'REJECTED', 'WITHDRAWN')";
    this.addSql(changeRulesSql('appeals.appeal', { read: `${ours} or (${isPublic})`, change: ours }));
    this.addSql(changeRulesSql('appeals.appeal_history', { add: `${isMine('author_id', 'cabinet_id')} or appeals.takes_part(appeal_id)` }));
  }
}

import { Migration, hotChangeSql, hotReadSql, readersSql } from '@otklik/database';

/**
 * The same rules as before for the two tables that every request reads, in a form that is planned in less time: docs/tenancy.md. Who reads
 * an appeal stands in a column of it.
 */
export class M0034QuickPolicies extends Migration {
  override name = 'M0034QuickPolicies';

  override up(): void {
    const isPublic = "visibility = 'PUBLIC' and kind = 'MESSAGE' and status not in ('SUBMITTED', 'REJECTED', 'WITHDRAWN')";
    const others = 'appeals.cabinets_taking_part(participations)';
    this.addSql(`
      alter table appeals.appeal
        add column readers uuid[] not null generated always as (${readersSql(['cabinet_id', 'author_id'], isPublic)} || ${others}) stored;

      -- As before; the column that the database makes is no change of one's own.
      create or replace function appeals.guard_parts() returns trigger language plpgsql as $$
      declare
        own constant text[] := array['participations', 'co_cabinet_ids', 'readers', 'version', 'updated_at', 'chain_head', 'state_salt'];
      begin
        if to_jsonb(old) - own is distinct from to_jsonb(new) - own
          or not appeals.same_for_others(old.participations, new.participations, current_setting('otklik.cabinets', true)::uuid[]) then
          raise exception 'whoever takes part in an appeal changes their own part of it' using errcode = 'insufficient_privilege', table = tg_table_name;
        end if;
        return null;
      end $$;
    `);
    this.addSql(hotReadSql('appeals.appeal', 'readers'));
    this.addSql(hotChangeSql('appeals.appeal', `(${readersSql(['cabinet_id', 'author_id'])} || co_cabinet_ids)`));
    this.addSql(hotReadSql('appeals.appeal_history', readersSql(['cabinet_id', 'author_id']), 'appeals.sees_appeal(appeal_id)'));
  }
}

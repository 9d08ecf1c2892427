import { Migration, guardTableSql, hotReadSql } from '@otklik/database';

/**
 * The details of appeals, a value a row, so that lists are filtered and sorted by an index: operators of jsonb are not leakproof, so below
 * row level security no index is asked for them. The database keeps the rows with the appeal; whoever reads the appeal reads them.
 */
export class M0036Details extends Migration {
  override name = 'M0036Details';

  override up(): void {
    this.addSql(`
      create table appeals.appeal_detail (
        appeal_id uuid not null references appeals.appeal (id) on delete cascade,
        form text not null,
        key text not null,
        -- 0; of a choice of several its place from 1.
        item smallint not null,
        -- A column for each kind of value, as leakproof operators have it: days and moments are texts that sort by time.
        number double precision,
        text text,
        flag boolean,
        readers uuid[] not null,
        primary key (appeal_id, key, item),
        check (num_nonnulls(number, text, flag) = 1)
      );

      -- What does not fit into an index entry is not kept: nothing as long is ever filtered by.
      create function appeals.values_of(details jsonb) returns table (key text, item smallint, number double precision, text text, flag boolean)
      language sql immutable as $$
        select field.key, part.item::smallint,
          case jsonb_typeof(part.value) when 'number' then (part.value #>> '{}')::double precision end,
          case jsonb_typeof(part.value) when 'string' then part.value #>> '{}' end,
          case jsonb_typeof(part.value) when 'boolean' then (part.value #>> '{}')::boolean end
        from jsonb_each(details) as field cross join lateral (
          select element.value, element.item from jsonb_array_elements(case jsonb_typeof(field.value) when 'array' then field.value end) with ordinality as element (value, item)
          union all select field.value, 0 where jsonb_typeof(field.value) <> 'array'
        ) as part
        where jsonb_typeof(part.value) in ('number', 'boolean') or jsonb_typeof(part.value) = 'string' and char_length(part.value #>> '{}') <= 500
      $$;

      -- With every change of them or of who reads the appeal, in its transaction, whoever makes it.
      create function appeals.keep_details() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if tg_op = 'UPDATE' and old.details is not distinct from new.details and old.form is not distinct from new.form then
          update appeals.appeal_detail set readers = new.readers where appeal_id = new.id;
          return null;
        end if;
        delete from appeals.appeal_detail where appeal_id = new.id;
        insert into appeals.appeal_detail (appeal_id, form, key, item, number, text, flag, readers)
          select new.id, new.form, v.key, v.item, v.number, v.text, v.flag, new.readers from appeals.values_of(new.details) as v;
        return null;
      end $$;
      create trigger keeps_details after insert on appeals.appeal for each row when (new.details is not null) execute function appeals.keep_details();
      create trigger keeps_new_details after update on appeals.appeal for each row
        when (old.details is distinct from new.details or old.form is distinct from new.form or new.details is not null and old.readers is distinct from new.readers)
        execute function appeals.keep_details();
      revoke execute on function appeals.keep_details from public;

      insert into appeals.appeal_detail (appeal_id, form, key, item, number, text, flag, readers)
        select a.id, a.form, v.key, v.item, v.number, v.text, v.flag, a.readers from appeals.appeal as a cross join lateral appeals.values_of(a.details) as v;
      create index appeal_detail_number on appeals.appeal_detail (form, key, number, appeal_id) where number is not null;
      create index appeal_detail_text on appeals.appeal_detail (form, key, text, appeal_id) where text is not null;
      create index appeal_detail_flag on appeals.appeal_detail (form, key, flag, appeal_id) where flag is not null;

      grant select on appeals.appeal_detail to otklik_appeals;
    `);
    this.addSql(guardTableSql('appeals.appeal_detail', { read: 'false' }, { to: 'otklik_appeals' }));
    this.addSql(hotReadSql('appeals.appeal_detail', 'readers'));
    this.addSql('create policy of_triggers on appeals.appeal_detail to current_user using (true) with check (true);');
  }
}

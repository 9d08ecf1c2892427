import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/** Row level security: whose an appeal is, its history, the keys of repeated submissions and the counters of agencies. */
export class M0003Tenancy extends Migration {
  override name = 'M0003Tenancy';

  override up(): void {
    const { isMe, isMine, isInMyCabinets } = TENANT_SQL;
    const mine = isMine('author_id', 'cabinet_id');
    // `isPublic` of the domain but for the category, which the use-cases look at: asking for it here would cost every statement as much
    // as the statement. What is sent to a private category is never public; only a category that becomes private later differs.
    const isPublic = "visibility = 'PUBLIC' and kind = 'MESSAGE' and status <> 'SUBMITTED'";
    this.addSql(
      guardTableSql('appeals.appeal', {
        read: `${mine} or (${isPublic})`,
        add: isMe('author_id'),
        change: mine,
        fixed: ['cabinet_id', 'author_id'],
      }),
    );
    this.addSql(`
      -- A change belongs to whom its appeal belongs to. Written down with it, because to ask for it with every change that is read would
      -- take longer than to read them.
      alter table appeals.appeal_history add column author_id uuid, add column cabinet_id uuid;
      update appeals.appeal_history as change set author_id = appeal.author_id, cabinet_id = appeal.cabinet_id
        from appeals.appeal where appeal.id = change.appeal_id;
      create function appeals.take_tenant_of_appeal() returns trigger language plpgsql as $$
      begin
        select author_id, cabinet_id into new.author_id, new.cabinet_id from appeals.appeal where id = new.appeal_id;
        return new;
      end $$;
      create trigger takes_tenant before insert on appeals.appeal_history for each row execute function appeals.take_tenant_of_appeal();

      -- Whether the tenant sees an appeal: the policies of its own table decide. A function, so that it is planned only for those to whom
      -- the appeal does not belong.
      create function appeals.sees_appeal(wanted uuid) returns boolean language plpgsql stable as $$
      begin
        return exists (select from appeals.appeal where id = wanted);
      end $$;
    `);
    this.addSql(guardTableSql('appeals.appeal_history', { read: `${mine} or appeals.sees_appeal(appeal_id)`, add: mine }));
    this.addSql(guardTableSql('appeals.idempotency_key', { read: isMe('author_id'), add: isMe('author_id') }));
    const ofMyAgency = `agency_id in (select id from cabinets.published_agency where ${isInMyCabinets('published_agency.cabinet_id')})`;
    this.addSql(guardTableSql('appeals.number_counter', { read: ofMyAgency, add: ofMyAgency, change: ofMyAgency }));
    this.addSql(`
      -- The queue of an agency, by status. An agency has one cabinet: every list of staff leads with the tenant.
      create index appeal_agency_status on appeals.appeal (agency_id, status, id desc);

      -- To those who may not see an appeal, a change of it is refused; of none at all, it is unknown. Nothing else of it gets out.
      create function appeals.is_appeal(wanted uuid) returns boolean language plpgsql security definer set search_path = '' as $$
      declare
        reach constant text := coalesce(current_setting('otklik.reach', true), '');
        found boolean;
      begin
        perform set_config('otklik.reach', 'all', true);
        found := exists (select from appeals.appeal where id = wanted);
        perform set_config('otklik.reach', reach, true);
        return found;
      end $$;
      revoke execute on function appeals.is_appeal from public;
      grant execute on function appeals.is_appeal to otklik_appeals;
    `);
  }
}

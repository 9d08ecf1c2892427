import { APP_ROLE, Migration, OWNER_ROLE, TENANT_SQL, changeRulesSql, guardTableSql, roleOf } from '@otklik/database';

/** Absences of staff and who stands in for them; and that administrators give roles in their cabinets. */
export class M0005Absences extends Migration {
  override name = 'M0005Absences';

  override up(): void {
    this.addSql(`
      create table cabinets.absence (
        id uuid primary key,
        cabinet_id uuid not null references cabinets.cabinet (id),
        login text not null references cabinets.staff (login),
        from_day text not null,
        until_day text not null check (until_day >= from_day),
        begins_at timestamptz not null,
        ends_at timestamptz not null check (ends_at >= begins_at),
        substitute text references cabinets.staff (login) check (substitute <> login),
        reason text not null check (reason in ('VACATION', 'SICK_LEAVE', 'BUSINESS_TRIP', 'TRAINING', 'OTHER'))
      );
      create index absence_cabinet on cabinets.absence (cabinet_id, ends_at);
      -- Asked whenever somebody comes: whose work is theirs too.
      create index absence_substitute on cabinets.absence (substitute, ends_at) where substitute is not null;
      grant select, insert, update on cabinets.absence to otklik_cabinets;
    `);
    const mine = TENANT_SQL.isInMyCabinets('cabinet_id');
    this.addSql(guardTableSql('cabinets.absence', { read: mine, add: mine, change: mine, fixed: ['cabinet_id', 'login'] }, { to: roleOf('cabinets') }));
    this.addSql(`
      -- For the views, which read as their owner.
      create policy published on cabinets.absence to ${OWNER_ROLE} using (true);

      -- Who gets the work of the absent: somebody who is an executor there still.
      create view cabinets.published_absence as
        select cabinet_id, login, begins_at, ends_at, until_day,
          (select held.login from cabinets.role_grant as held where held.login = absence.substitute and held.cabinet_id = absence.cabinet_id and held.role = 'EXECUTOR') as substitute
        from cabinets.absence where ends_at > begins_at;
      -- The roles of the absent, for who stands in for them and works there still.
      create view cabinets.published_substitution as
        select absence.substitute as login, absence.cabinet_id, held.role, absence.login as on_behalf_of, absence.begins_at, absence.ends_at
        from cabinets.absence
        join cabinets.role_grant as held on held.login = absence.login and held.cabinet_id = absence.cabinet_id
          and held.role in ('MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER')
        where absence.substitute is not null and absence.ends_at > absence.begins_at and exists (
          select from cabinets.role_grant as own where own.login = absence.substitute and own.cabinet_id = absence.cabinet_id
            and own.role in ('MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER')
        );
      grant select on cabinets.published_absence, cabinets.published_substitution to ${APP_ROLE};
    `);
    // What rules over others or sees other cabinets comes from the operator alone, whatever a use-case lets through.
    const ofTheCabinet = "role in ('ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER', 'AUDITOR')";
    this.addSql(changeRulesSql('cabinets.role_grant', { add: `${mine} and ${ofTheCabinet}` }));
    // A login by itself opens nothing.
    const worksSomewhere = `${TENANT_SQL.isPerson} and (select current_setting('otklik.cabinets', true)) not in ('', '{}')`;
    this.addSql(changeRulesSql('cabinets.staff', { add: worksSomewhere }));
  }
}

import { APP_ROLE, Migration } from '@otklik/database';

/** Whose sessions were ended, and when: older tokens count no more. Named by login or by citizen, whichever was known. */
export class M0002EndedSessions extends Migration {
  override name = 'M0002EndedSessions';

  override up(): void {
    this.addSql(`
      create table people.ended_session (
        login text unique,
        citizen_id uuid unique,
        ended_at timestamptz not null,
        check (num_nonnulls(login, citizen_id) = 1)
      );
      grant select, insert, update on people.ended_session to otklik_people;
      create view people.published_ended_session as select login, citizen_id, ended_at from people.ended_session;
      grant usage on schema people to ${APP_ROLE};
      grant select on people.published_ended_session to ${APP_ROLE};
    `);
  }
}

import { Migration } from '@mikro-orm/migrations';

/** Citizens, and their personal data apart from everything else. */
export class M0001People extends Migration {
  override name = 'M0001People';

  override up(): void {
    this.addSql(`
      create table people.citizen (
        id uuid primary key,
        created_at timestamptz not null
      );
      create table personal.personal_data (
        citizen_id uuid primary key references people.citizen (id),
        given_name text,
        family_name text,
        email text,
        phone text
      );
      grant select, insert, update on people.citizen to otklik_people;
      grant usage on schema personal to otklik_people;
      grant select, insert, update, delete on personal.personal_data to otklik_people;
    `);
  }
}

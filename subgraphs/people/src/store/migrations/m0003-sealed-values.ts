import { Migration } from '@otklik/database';

/**
 * Personal data are sealed value by value, every look at another's is written down, and so is every erasure. What was plain until now
 * cannot be sealed in SQL, which knows no keys: `sealPlainValues` does it at the next start and then takes the plain columns away. From
 * now on the role of the subgraph can neither read nor write them.
 */
export class M0003SealedValues extends Migration {
  override name = 'M0003SealedValues';

  override up(): void {
    this.addSql(`
      alter table personal.personal_data add written_at timestamptz not null default now();
      create index personal_data_age on personal.personal_data (written_at);
      create table personal.sealed_value (
        citizen_id uuid not null references personal.personal_data (citizen_id) on delete cascade,
        field text not null check (field in ('givenName', 'familyName', 'email', 'phone')),
        value text not null check (value ~ '^v1\\.[A-Za-z0-9_-]{1,32}\\.[A-Za-z0-9_-]+$'),
        key_id text not null generated always as (split_part(value, '.', 2)) stored,
        primary key (citizen_id, field)
      );
      create index sealed_value_key on personal.sealed_value (key_id, citizen_id, field);

      create table personal.read_log (
        id uuid primary key,
        at timestamptz not null,
        person_id uuid not null,
        field text not null,
        reader_id uuid not null,
        reader_login text not null,
        reader_role text not null,
        cabinet_id uuid,
        purpose text not null check (purpose <> ''),
        request_id text not null
      );
      create index read_log_person on personal.read_log (person_id, id desc);
      create index read_log_cabinet on personal.read_log (cabinet_id, id desc);

      create table personal.erasure (
        id uuid primary key,
        at timestamptz not null,
        person_id uuid not null,
        reason text not null check (reason in ('OWN_REQUEST', 'OPERATOR', 'RETENTION')),
        ground text,
        erased_by text
      );
      create index erasure_person on personal.erasure (person_id, id desc);

      revoke all on personal.personal_data from otklik_people;
      grant select (citizen_id, written_at), insert (citizen_id, written_at), update (written_at), delete on personal.personal_data to otklik_people;
      grant select, insert, update, delete on personal.sealed_value to otklik_people;
      grant select, insert on personal.read_log, personal.erasure to otklik_people;

      do $$ begin
        if not exists (select from personal.personal_data where num_nonnulls(given_name, family_name, email, phone) > 0) then
          alter table personal.personal_data drop column given_name, drop column family_name, drop column email, drop column phone;
        end if;
      end $$;
    `);
  }
}

import { Migration } from '@mikro-orm/migrations';

/** Appeals, their history, the keys of repeated submissions and the counters of registration numbers. */
export class M0001Appeals extends Migration {
  override name = 'M0001Appeals';

  override up(): void {
    this.addSql(`
      create table appeals.appeal (
        id uuid primary key,
        kind text not null check (kind in ('MESSAGE', 'APPEAL', 'INCIDENT')),
        category_id text not null,
        agency_id uuid not null,
        cabinet_id uuid not null,
        author_id uuid not null,
        text text not null check (text <> ''),
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        address text,
        territory text,
        plugin_id text not null,
        form text,
        form_version text,
        details jsonb,
        channel text not null,
        visibility text not null check (visibility in ('PRIVATE', 'PUBLIC')),
        status text not null check (status in ('SUBMITTED', 'REGISTERED', 'IN_PROGRESS', 'ON_APPROVAL', 'ANSWERED', 'RATED')),
        version integer not null check (version > 0),
        number text unique,
        executor text,
        answer_text text,
        answered_at timestamptz,
        rating_score integer check (rating_score between 1 and 5),
        rating_comment text,
        submitted_at timestamptz not null,
        registered_at timestamptz,
        due_at timestamptz not null,
        due_reasons jsonb not null,
        is_provisional boolean not null,
        check ((latitude is null) = (longitude is null)),
        check ((details is null) = (form is null)),
        check ((number is null) = (status = 'SUBMITTED')),
        check (kind <> 'APPEAL' or visibility = 'PRIVATE')
      );
      -- Ids rise with time, so every list is read newest first from one of these.
      create index appeal_author on appeals.appeal (author_id, id desc);
      create index appeal_cabinet on appeals.appeal (cabinet_id, id desc);
      create index appeal_agency on appeals.appeal (agency_id, id desc);
      create index appeal_category on appeals.appeal (category_id, id desc);
      create index appeal_public on appeals.appeal (id desc) where visibility = 'PUBLIC';

      -- In one transaction the key is claimed first and the ORM orders the rest: the references hold at its end.
      create table appeals.appeal_history (
        appeal_id uuid not null references appeals.appeal (id) deferrable initially deferred,
        version integer not null,
        at timestamptz not null,
        status text not null,
        actor text not null,
        actor_role text not null,
        comment jsonb,
        primary key (appeal_id, version)
      );
      create table appeals.idempotency_key (
        author_id uuid not null,
        key text not null,
        fingerprint text not null,
        appeal_id uuid not null references appeals.appeal (id) deferrable initially deferred,
        at timestamptz not null,
        primary key (author_id, key)
      );
      create table appeals.number_counter (
        agency_id uuid not null,
        year integer not null,
        last_place integer not null,
        primary key (agency_id, year)
      );

      grant select, insert, update on appeals.appeal, appeals.number_counter to otklik_appeals;
      grant select, insert on appeals.appeal_history, appeals.idempotency_key to otklik_appeals;
    `);
  }
}

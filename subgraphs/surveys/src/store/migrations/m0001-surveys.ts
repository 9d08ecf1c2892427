import { Migration } from '@mikro-orm/migrations';

/** Surveys, who took part as marks, and what was answered as sums and mixed texts. */
export class M0001Surveys extends Migration {
  override name = 'M0001Surveys';

  override up(): void {
    this.addSql(`
      create table surveys.survey (
        id uuid primary key,
        agency_id uuid not null,
        cabinet_id uuid not null,
        title jsonb not null,
        description jsonb,
        questions jsonb not null,
        opens_at timestamptz,
        closes_at timestamptz not null,
        published_at timestamptz,
        closed_at timestamptz,
        version integer not null check (version >= 0),
        answers integer not null check (answers >= 0),
        secret_id text,
        check (opens_at < closes_at),
        check (published_at is not null or (version = 0 and answers = 0 and closed_at is null)),
        check (published_at is null or (version > answers and opens_at is not null and secret_id is not null))
      );
      -- Ids rise with time, so every list is read newest first from one of these.
      create index survey_agency on surveys.survey (agency_id, id desc);
      create index survey_draft on surveys.survey (cabinet_id, id desc) where published_at is null;
      create index survey_published on surveys.survey (id desc) where published_at is not null;

      -- Who took part, as marks that only the secret outside the database can tie to a person. No moments, no order.
      -- A mark is taken before the survey's row lock: a reference checked at once would share the row first, and two
      -- answers that both want more would wait for each other for ever.
      create table surveys.participation (
        vote_key text primary key,
        survey_id uuid not null references surveys.survey (id) deferrable initially deferred,
        key_mark text not null unique,
        body_mark text not null
      );

      -- What was answered: one row of sums for a survey, rewritten by every answer, so that no row is one person's.
      create table surveys.ballot_box (
        survey_id uuid primary key references surveys.survey (id),
        tally jsonb not null
      );
      create table surveys.text_bag (
        id uuid primary key,
        survey_id uuid not null references surveys.survey (id),
        question_id uuid not null,
        texts jsonb not null
      );
      create index text_bag_question on surveys.text_bag (survey_id, question_id, id);

      grant select, insert, update on surveys.survey, surveys.ballot_box, surveys.text_bag to otklik_surveys;
      grant select, insert on surveys.participation to otklik_surveys;
      create table surveys.idempotency_key (
        person_id uuid not null,
        key text not null,
        fingerprint text not null,
        object_id uuid not null,
        at timestamptz not null,
        primary key (person_id, key)
      );
      grant select, insert on surveys.idempotency_key to otklik_surveys;
    `);
  }
}

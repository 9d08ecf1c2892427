import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/** Questionnaires in versions, where they are placed, and what was answered as sums by version, placement and quarter. */
export class M0004Questionnaires extends Migration {
  override name = 'M0004Questionnaires';

  override up(): void {
    this.addSql(TABLES);
    const { isInMyCabinets } = TENANT_SQL;
    const staff = isInMyCabinets('cabinet_id');
    const fixed = ['cabinet_id'];
    this.addSql(
      guardTableSql('surveys.questionnaire', {
        read: `published_number > 0 or ${staff}`,
        add: staff,
        // An answer counts itself and raises the version, whoever gives it.
        change: `published_number > 0 or ${staff}`,
        fixed: ['cabinet_id', 'agency_id'],
      }),
    );
    this.addSql(guardTableSql('surveys.questionnaire_version', { read: `published_at is not null or ${staff}`, add: staff, change: staff, fixed }));
    // A token is on public pages: who has it finds its placement.
    this.addSql(guardTableSql('surveys.placement', { read: 'true', add: staff, change: staff, fixed }));
    this.addSql(guardTableSql('surveys.paper_entry', { read: staff, add: staff, fixed }));
    const of = (table: string, condition: string): string => `exists (select from surveys.questionnaire q where q.id = ${table}.questionnaire_id and (${condition}))`;
    const answerable = `q.published_number > 0 or ${isInMyCabinets('q.cabinet_id')}`;
    for (const table of ['answer_box', 'answer_texts']) {
      this.addSql(guardTableSql(`surveys.${table}`, { read: of(table, 'true'), add: of(table, answerable), change: of(table, answerable), fixed: ['questionnaire_id'] }));
    }
    // Marks tie to nobody, so there is no tenant to ask for.
    this.addSql(guardTableSql('surveys.answer_mark', { read: 'true', add: 'true' }));
    for (const table of ['day_salt', 'address_count']) this.addSql(guardTableSql(`surveys.${table}`, { read: 'true', add: 'true', change: 'true', remove: 'true' }));
  }
}

const TABLES = `
  create table surveys.questionnaire (
    id uuid primary key,
    agency_id uuid not null,
    cabinet_id uuid not null,
    service_id text,
    life_situation_id text,
    stage text,
    respondents text not null,
    version integer not null check (version >= 0),
    -- Number of the newest published version; 0 when there is none.
    published_number integer not null check (published_number >= 0),
    published_at timestamptz,
    closed_at timestamptz,
    answers integer not null check (answers >= 0),
    secret_id text,
    check ((published_number > 0) = (published_at is not null)),
    check (published_number > 0 or (answers = 0 and closed_at is null))
  );
  create index questionnaire_agency on surveys.questionnaire (agency_id, id desc);
  create index questionnaire_draft on surveys.questionnaire (cabinet_id, id desc) where published_number = 0;
  create index questionnaire_published on surveys.questionnaire (id desc) where published_number > 0;

  create table surveys.questionnaire_version (
    questionnaire_id uuid not null references surveys.questionnaire (id),
    number integer not null check (number > 0),
    cabinet_id uuid not null,
    content jsonb not null,
    published_at timestamptz,
    primary key (questionnaire_id, number)
  );
  create function surveys.refuse_changed_version() returns trigger language plpgsql as $$
  begin
    raise exception 'a published version never changes' using errcode = 'restrict_violation', table = tg_table_name;
  end $$;
  create trigger keeps_its_words before update or delete on surveys.questionnaire_version for each row
    when (old.published_at is not null) execute function surveys.refuse_changed_version();

  create table surveys.placement (
    id uuid primary key,
    questionnaire_id uuid not null references surveys.questionnaire (id),
    cabinet_id uuid not null,
    channel text not null,
    place text not null,
    token text not null unique,
    service_id text,
    life_situation_id text,
    stage text,
    answers_per_day integer not null check (answers_per_day > 0),
    created_at timestamptz not null,
    revoked_at timestamptz
  );
  create index placement_questionnaire on surveys.placement (questionnaire_id, id);

  -- What was answered: sums, rewritten by every answer, so that no row is one person's.
  create table surveys.answer_box (
    questionnaire_id uuid not null references surveys.questionnaire (id),
    quarter text not null,
    placement_id uuid not null references surveys.placement (id),
    number integer not null,
    n integer not null check (n > 0),
    tally jsonb not null,
    primary key (questionnaire_id, quarter, placement_id, number)
  );
  create table surveys.answer_texts (
    id uuid primary key,
    questionnaire_id uuid not null references surveys.questionnaire (id),
    question text not null,
    quarter text not null,
    texts jsonb not null
  );
  create index answer_texts_question on surveys.answer_texts (questionnaire_id, question, quarter, id);

  -- Who took part, as marks that only the secret outside the database can tie to a person or a ticket. No moments, no order.
  create table surveys.answer_mark (
    mark text primary key,
    key_mark text not null unique,
    body_mark text not null
  );
  -- How often an address answered today, as marks of a salt that is forgotten with the day.
  create table surveys.day_salt (day date primary key, salt text not null);
  create table surveys.address_count (day date not null, mark text not null, answers integer not null, primary key (day, mark));

  create table surveys.paper_entry (
    id uuid primary key,
    questionnaire_id uuid not null references surveys.questionnaire (id),
    placement_id uuid not null references surveys.placement (id),
    cabinet_id uuid not null,
    number integer not null,
    sheet text,
    entered_by text not null,
    entered_at timestamptz not null
  );
  create index paper_entry_questionnaire on surveys.paper_entry (questionnaire_id, id desc);

  grant select, insert, update on surveys.questionnaire, surveys.questionnaire_version, surveys.placement, surveys.answer_box, surveys.answer_texts to otklik_surveys;
  grant select, insert on surveys.answer_mark, surveys.paper_entry to otklik_surveys;
  grant select, insert, update, delete on surveys.day_salt, surveys.address_count to otklik_surveys;
`;

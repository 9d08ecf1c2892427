import { Migration } from '@otklik/database';
import { keyTableSql } from '@otklik/subgraph';

/** The register of services and life situations: what they are, how they stand, and what they were checked for. Everybody's to read. */
export class M0003Register extends Migration {
  override name = 'M0003Register';

  override up(): void {
    this.addSql(`
      create table insights.service (
        id uuid primary key,
        code text not null unique,
        kind text not null,
        agency_id uuid not null,
        title jsonb not null,
        description jsonb,
        version integer not null check (version > 0),
        updated_at timestamptz not null
      );
      comment on column insights.service.id is 'Made from the code, so that it is the same on every platform.';
      create index service_agency on insights.service (agency_id, code);

      create table insights.life_situation (
        id uuid primary key,
        code text not null unique,
        kind text not null,
        agency_id uuid not null,
        title jsonb not null,
        description jsonb,
        aliases jsonb not null,
        names text not null,
        expert_grade text,
        expert_comment text,
        expert_at timestamptz,
        version integer not null check (version > 0),
        updated_at timestamptz not null,
        check ((expert_grade is null) = (expert_at is null) and (expert_grade is null) = (expert_comment is null))
      );
      comment on column insights.life_situation.names is 'Titles and aliases, one a line, as comparableWords makes them.';

      -- A stage that is taken out of its situation keeps its row: answers of questionnaires are tied to it.
      create table insights.stage (
        id uuid primary key,
        situation_id uuid not null references insights.life_situation (id),
        code text not null,
        title jsonb not null,
        position integer,
        unique (situation_id, code)
      );
      comment on column insights.stage.position is 'From 0; null when the stage has been taken out.';
      create table insights.stage_service (
        stage_id uuid not null references insights.stage (id),
        service_id uuid not null references insights.service (id),
        position integer not null,
        primary key (stage_id, service_id)
      );
      create index stage_service_service on insights.stage_service (service_id);

      create table insights.metric_value (
        subject_id uuid not null,
        metric text not null,
        state text not null,
        day date not null,
        value numeric(9, 2) not null,
        primary key (subject_id, metric, state, day)
      );
      comment on column insights.metric_value.subject_id is 'A service or a life situation.';
      create index metric_value_metric on insights.metric_value (metric, state);

      create table insights.principle_check (
        id uuid primary key,
        service_id uuid not null references insights.service (id),
        principle text not null,
        verdict text not null,
        comment text not null,
        checked_by text not null,
        checked_at timestamptz not null
      );
      comment on column insights.principle_check.checked_by is 'Login.';
      create index principle_check_service on insights.principle_check (service_id, principle, id desc);

      grant select, insert, update on insights.service, insights.life_situation, insights.stage, insights.metric_value to otklik_insights;
      grant select, insert, delete on insights.stage_service to otklik_insights;
      grant select, insert on insights.principle_check to otklik_insights;
    `);
    this.addSql(keyTableSql('insights', 'otklik_insights'));
  }
}

import { Migration } from '@otklik/database';

/** Confirmed root causes of appeals, and the systemic problems that the matrix has raised. Written by people, so no rebuild touches them. */
export class M0004Problems extends Migration {
  override name = 'M0004Problems';

  override up(): void {
    this.addSql(`
      create table insights.root_cause (
        appeal_id uuid primary key,
        cause text not null,
        confirmed_by text not null,
        confirmed_at timestamptz not null
      );
      comment on column insights.root_cause.cause is 'A key of cabinets.published_root_cause.';

      create table insights.systemic_problem (
        id uuid primary key,
        category_id text not null,
        territory text,
        root_cause text,
        from_month text not null,
        to_month text not null,
        compared_from text not null,
        compared_to text not null,
        received integer not null,
        previous integer not null,
        ratio double precision,
        p_value double precision not null,
        adjusted_p_value double precision not null,
        status text not null,
        agency_id uuid,
        owner text,
        comment text,
        version integer not null check (version > 0),
        raised_at timestamptz not null,
        updated_at timestamptz not null
      );
      comment on column insights.systemic_problem.owner is 'Login.';
      -- One that is still open is not raised again.
      create unique index systemic_problem_open on insights.systemic_problem (category_id, territory, root_cause) nulls not distinct
        where status not in ('SOLVED', 'DISMISSED');
      create index appeal_fact_received on insights.appeal_fact (generation, received_month);

      grant select, insert, update on insights.root_cause, insights.systemic_problem to otklik_insights;
    `);
  }
}

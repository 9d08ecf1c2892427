import { Migration } from '@otklik/database';

/** What each appeal adds to the figures, the figures by month, and up to where of the log they go. */
export class M0001Insights extends Migration {
  override name = 'M0001Insights';

  override up(): void {
    this.addSql(`
      -- Readers look at one generation; a rebuild makes the next one beside it.
      create table insights.progress (
        single boolean primary key default true check (single),
        generation integer not null,
        position bigint not null
      );
      comment on column insights.progress.position is 'Place in events.log: everything up to it is in this generation.';
      insert into insights.progress (generation, position) values (1, 0);

      create table insights.appeal_fact (
        generation integer not null,
        appeal_id uuid not null,
        version bigint not null,
        category_id text not null,
        agency_id uuid not null,
        territory text,
        received_month text not null,
        done_month text,
        on_time boolean not null,
        seconds bigint not null,
        score smallint,
        primary key (generation, appeal_id)
      );

      -- Level 0 tells everything apart, level 1 not the territories, level 2 not the agencies: most questions need few rows of 1
      -- or 2, which lie together.
      create table insights.monthly_cell (
        generation integer not null,
        level smallint not null,
        month text not null,
        agency_id uuid,
        category_id text not null,
        territory text,
        received bigint not null,
        done bigint not null,
        on_time bigint not null,
        seconds bigint not null,
        rated bigint not null,
        scores bigint not null
      ) partition by list (level);
      create table insights.monthly_cell_0 partition of insights.monthly_cell for values in (0);
      create table insights.monthly_cell_1 partition of insights.monthly_cell for values in (1);
      create table insights.monthly_cell_2 partition of insights.monthly_cell for values in (2);
      create unique index monthly_cell_key on insights.monthly_cell
        (generation, level, month, agency_id, category_id, territory) nulls not distinct;
      create index monthly_cell_agency on insights.monthly_cell (generation, level, agency_id, month);
      create index monthly_cell_category on insights.monthly_cell (generation, level, category_id, month);

      grant select, update on insights.progress to otklik_insights;
      grant select, insert, update, delete on insights.appeal_fact, insights.monthly_cell to otklik_insights;
    `);
  }
}

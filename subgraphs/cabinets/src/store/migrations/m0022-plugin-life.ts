import { APP_ROLE, Migration } from '@otklik/database';

/** What a cabinet had before an upgrade, the revisions of the graph, and which processes have which. */
export class M0022PluginLife extends Migration {
  override name = 'M0022PluginLife';

  override up(): void {
    this.addSql(`
      alter table cabinets.plugin add column types_version text;
      update cabinets.plugin set types_version = version;
      alter table cabinets.plugin alter column types_version set not null;
      comment on column cabinets.plugin.types_version is 'The newest version that some cabinet has had: the one whose types are in the graph.';

      alter table cabinets.plugin_installation
        add column permissions jsonb not null default '[]',
        add column earlier jsonb not null default '[]',
        add column changed_at timestamptz,
        add column changed_by text;
      comment on column cabinets.plugin_installation.permissions is 'What the cabinet has said yes to.';
      comment on column cabinets.plugin_installation.earlier is 'Version, config and permissions before each upgrade, the last one last.';

      alter table cabinets.plugin_release add column reason text;
      comment on column cabinets.plugin_release.reason is 'Why the operator refused it or took it back.';

      create table cabinets.graph_revision (
        id bigint generated always as identity primary key,
        fingerprint text not null,
        plugins jsonb not null,
        cause text not null,
        created_at timestamptz not null,
        created_by text not null
      );
      comment on column cabinets.graph_revision.plugins is 'The plugins whose types are in the graph, with their versions.';
      create table cabinets.graph_part (
        id uuid primary key,
        kind text not null check (kind in ('SUBGRAPH', 'GATEWAY')),
        name text not null,
        revision bigint not null,
        seen_at timestamptz not null
      );
      comment on table cabinets.graph_part is 'The processes that serve the graph now, and which revision each has; written again and again while it lives.';

      create view cabinets.published_offer as
        select category.id as category_id, cabinet.id as cabinet_id, cabinet.agency_id
        from cabinets.category
        join cabinets.plugin_installation as installation on installation.plugin_id = category.plugin_id and installation.state = 'ENABLED'
        join cabinets.cabinet on cabinet.id = installation.cabinet_id
        where not category.retired;

      grant select, insert on cabinets.graph_revision to otklik_cabinets;
      grant select, insert, update, delete on cabinets.graph_part to otklik_cabinets;
      grant select on cabinets.published_offer to ${APP_ROLE};
    `);
  }
}

import { APP_ROLE, Migration } from '@otklik/database';

/** Agencies, cabinets, staff, categories, plugins, and the views other subgraphs may rely on. */
export class M0001Cabinets extends Migration {
  override name = 'M0001Cabinets';

  override up(): void {
    this.addSql(`
      create table cabinets.region (
        id text primary key,
        title jsonb not null,
        time_zone text not null,
        boundary jsonb not null,
        territories jsonb not null
      );
      create table cabinets.agency (
        id uuid primary key,
        code text not null unique,
        kind text not null check (kind in ('FEDERAL_BODY', 'REGION', 'MINISTRY', 'INSTITUTION', 'MUNICIPALITY')),
        title jsonb not null,
        about jsonb,
        parent_id uuid references cabinets.agency (id)
      );
      create index agency_parent on cabinets.agency (parent_id);
      create table cabinets.cabinet (
        id uuid primary key,
        slug text not null unique,
        agency_id uuid not null unique references cabinets.agency (id)
      );
      create table cabinets.staff (
        login text primary key,
        position text
      );
      create table cabinets.role_grant (
        id uuid primary key,
        login text not null references cabinets.staff (login),
        cabinet_id uuid references cabinets.cabinet (id),
        role text not null,
        unique nulls not distinct (login, cabinet_id, role)
      );
      create index role_grant_cabinet on cabinets.role_grant (cabinet_id);
      create table cabinets.plugin (
        id text primary key,
        version text not null,
        manifest jsonb not null,
        published_at timestamptz not null
      );
      create table cabinets.plugin_installation (
        id uuid primary key,
        cabinet_id uuid not null references cabinets.cabinet (id),
        plugin_id text not null references cabinets.plugin (id),
        state text not null check (state in ('ENABLED', 'SUSPENDED', 'UNINSTALLED')),
        config jsonb not null,
        installed_at timestamptz not null,
        unique (cabinet_id, plugin_id)
      );
      create index plugin_installation_plugin on cabinets.plugin_installation (plugin_id);
      create table cabinets.category (
        id text primary key,
        plugin_id text not null references cabinets.plugin (id),
        title jsonb not null,
        form text,
        term jsonb not null,
        private boolean not null,
        position integer not null,
        retired boolean not null
      );
      create index category_plugin on cabinets.category (plugin_id);

      create view cabinets.published_region as select id, title, time_zone, boundary, territories from cabinets.region;
      create view cabinets.published_agency as
        select agency.id, agency.code, agency.title, cabinet.id as cabinet_id
        from cabinets.agency left join cabinets.cabinet on cabinet.agency_id = agency.id;
      create view cabinets.published_staff_grant as select login, cabinet_id, role from cabinets.role_grant;
      -- A category is answered by the cabinet that installed its plugin first.
      create view cabinets.published_category as
        select category.id, holder.agency_id, holder.cabinet_id, category.plugin_id, category.form, category.title,
               category.term, category.private, holder.cabinet_id is not null and not category.retired as active
        from cabinets.category
        left join lateral (
          select cabinet.id as cabinet_id, cabinet.agency_id
          from cabinets.plugin_installation as installation join cabinets.cabinet on cabinet.id = installation.cabinet_id
          where installation.plugin_id = category.plugin_id and installation.state = 'ENABLED'
          order by installation.installed_at, installation.id
          limit 1
        ) as holder on true;

      grant select, insert, update on all tables in schema cabinets to otklik_cabinets;
      grant delete on cabinets.role_grant to otklik_cabinets;

      grant usage on schema cabinets to ${APP_ROLE};
      grant select on cabinets.published_region, cabinets.published_agency, cabinets.published_staff_grant, cabinets.published_category to ${APP_ROLE};
    `);
  }
}

import { APP_ROLE, Migration } from '@otklik/database';

/** The tree of territories with their borders, and the categories that are answered where they are about. */
export class M0020Territories extends Migration {
  override name = 'M0020Territories';

  override up(): void {
    this.addSql(`
      create table cabinets.territory (
        code text primary key,
        oktmo text,
        title jsonb not null,
        level text not null check (level in ('REGION', 'DISTRICT', 'SETTLEMENT')),
        depth smallint not null,
        parent_code text references cabinets.territory (code) deferrable initially deferred,
        agency_id uuid references cabinets.agency (id),
        area jsonb not null,
        west float8, south float8, east float8, north float8,
        retired boolean not null default false
      );
      comment on column cabinets.territory.area is 'Coordinates of a GeoJSON MultiPolygon in WGS 84, longitude first; what it fits into is beside it.';
      create index territory_parent on cabinets.territory (parent_code);
      create index territory_agency on cabinets.territory (agency_id);

      create table cabinets.category_routing (
        category_id text primary key references cabinets.category (id),
        by_territory boolean not null
      );

      create view cabinets.published_territory as
        select territory.code, territory.oktmo, territory.title, territory.level, territory.depth, territory.parent_code, territory.agency_id,
               cabinet.id as cabinet_id, territory.area, territory.west, territory.south, territory.east, territory.north
        from cabinets.territory left join cabinets.cabinet on cabinet.agency_id = territory.agency_id;
      create view cabinets.published_territory_routing as select category_id from cabinets.category_routing where by_territory;

      grant select, insert, update, delete on cabinets.territory, cabinets.category_routing to otklik_cabinets;
      grant select on cabinets.published_territory, cabinets.published_territory_routing to ${APP_ROLE};
    `);
  }
}

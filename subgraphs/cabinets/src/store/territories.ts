import type { EntityManager } from '@mikro-orm/postgresql';
import { boxOf, type Area, type LocalizedText, type MultiPolygon, type Point } from '@otklik/base';
import { TERRITORY_DEPTH, type TerritoryLevel } from '../domain/territory-level.js';
import type { TerritoryDescription } from '../domain/territory-file.js';

/** A part of the region. */
export interface Territory {
  readonly code: string;
  readonly oktmo: string | null;
  readonly title: LocalizedText;
  readonly level: TerritoryLevel;
  readonly parentCode: string | null;
  readonly agencyId: string | null;
  /** No part of the tree any more: messages that were counted with it still name it. */
  readonly isRetired: boolean;
}

const COLUMNS = 'code, oktmo, title, level, parent_code as "parentCode", agency_id as "agencyId", retired as "isRetired"';

/** A municipality of which only the centre is known: it has the code and the name of its administration. */
const CENTRES = `select agency.code, null, agency.title, 'DISTRICT', null, agency.id, false from cabinets.agency
  where agency.code in (?) and not exists (select from cabinets.territory where territory.code = agency.code) and exists (
    select from cabinets.region cross join jsonb_array_elements(region.territories) as centre where centre ->> 'code' = agency.code)`;

/** Territories by their codes; unknown ones are left out. */
export function territoriesByCode(em: EntityManager, codes: readonly string[]): Promise<Territory[]> {
  return em.execute<Territory[]>(`select ${COLUMNS} from cabinets.territory where code in (?) union all ${CENTRES}`, [[...codes], [...codes]]);
}

/** The territories directly below some, by their codes. */
export function territoriesBelow(em: EntityManager, codes: readonly string[]): Promise<Territory[]> {
  return em.execute<Territory[]>(`select ${COLUMNS} from cabinets.territory where parent_code in (?) and not retired order by code`, [[...codes]]);
}

/** A page of them by their codes. */
export function pageOfTerritories(em: EntityManager, level: TerritoryLevel | null, after: string | null, limit: number): Promise<Territory[]> {
  return em.execute<Territory[]>(
    `select ${COLUMNS} from cabinets.territory where not retired and (?::text is null or level = ?) and (?::text is null or code > ?) order by code limit ?`,
    [level, level, after, after, limit],
  );
}

/** The borders of territories. */
export async function areasOf(em: EntityManager, codes: readonly string[]): Promise<Map<string, MultiPolygon>> {
  const rows = await em.execute<{ code: string; area: MultiPolygon }[]>('select code, area from cabinets.territory where code in (?)', [[...codes]]);
  return new Map(rows.map(({ code, area }) => [code, area]));
}

/** The territories into whose boxes a point falls, with their borders. */
export function areasAround(em: EntityManager, { latitude, longitude }: Point): Promise<(Territory & Area)[]> {
  return em.execute<(Territory & Area)[]>(`select ${COLUMNS}, depth, area from cabinets.territory where ? between west and east and ? between south and north`, [longitude, latitude]);
}

/** Puts a tree in the place of the one before. What is no part of it stays known by its name alone. @param agencies ids by codes */
export async function replaceTerritories(tx: EntityManager, territories: readonly TerritoryDescription[], agencies: ReadonlyMap<string, string>): Promise<void> {
  const rows = territories.map(({ code, oktmo, title, level, parent, agency, area }) => ({
    ...{ code, oktmo, title, level, area, depth: TERRITORY_DEPTH[level], parent_code: parent },
    agency_id: agency === null ? null : (agencies.get(agency) ?? null),
    ...(area.length === 0 ? {} : boxOf(area)),
  }));
  await tx.execute('lock table cabinets.territory in share row exclusive mode');
  await tx.execute(`update cabinets.territory set retired = true, parent_code = null, agency_id = null, area = '[]', west = null, south = null, east = null, north = null`);
  await tx.execute(
    `insert into cabinets.territory (code, oktmo, title, level, depth, parent_code, agency_id, area, west, south, east, north)
     select code, oktmo, title, level, depth, parent_code, agency_id, area, west, south, east, north from jsonb_to_recordset(?::jsonb) as row (
       code text, oktmo text, title jsonb, level text, depth smallint, parent_code text, agency_id uuid, area jsonb, west float8, south float8, east float8, north float8)
     on conflict (code) do update set oktmo = excluded.oktmo, title = excluded.title, level = excluded.level, depth = excluded.depth, parent_code = excluded.parent_code,
       agency_id = excluded.agency_id, area = excluded.area, west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north, retired = false`,
    [JSON.stringify(rows)],
  );
}

/** Which of these categories are answered by the agency of the territory that a message is about. */
export async function routedCategories(em: EntityManager, categoryIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await em.execute<{ id: string }[]>('select category_id as id from cabinets.category_routing where by_territory and category_id in (?)', [[...categoryIds]]);
  return new Set(rows.map(({ id }) => id));
}

/** Says so of one. */
export async function setRouting(tx: EntityManager, categoryId: string, byTerritory: boolean): Promise<void> {
  await tx.execute('insert into cabinets.category_routing (category_id, by_territory) values (?, ?) on conflict (category_id) do update set by_territory = excluded.by_territory', [categoryId, byTerritory]);
}

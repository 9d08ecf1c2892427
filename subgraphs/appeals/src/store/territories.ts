import type { EntityManager } from '@mikro-orm/postgresql';
import { areasAt, nearest, type Area, type Point } from '@otklik/base';
import type { RulePlace } from '@otklik/plugin-host';
import { readPublished } from './bulk.js';
import type { PublishedRegion } from './published.js';

/** A territory as `cabinets` publishes it, as far as messages need it. */
interface PublishedTerritory extends Area {
  readonly oktmo: string | null;
  readonly agencyId: string | null;
  readonly cabinetId: string | null;
}

/** A cabinet and its agency. */
export interface LocalAgency {
  readonly agencyId: string;
  readonly cabinetId: string;
}

/** What a place says about a message. */
export interface PlaceOfMessage {
  /** What rules ask about: the point, with the codes and OKTMO of all territories that it is in. */
  readonly asked: RulePlace | null;
  /** Code of the territory that it is counted with; null when it is in none. */
  readonly territory: string | null;
  /** Who governs there below the region, if they have a cabinet: the deepest first. */
  readonly governing: LocalAgency | null;
}

/** The deepest territory that a place is in; that with the nearest centre where borders are not known. */
export async function placeOf(em: EntityManager, place: Point | null, region: PublishedRegion): Promise<PlaceOfMessage> {
  if (place === null) return { asked: null, territory: null, governing: null };
  const { latitude, longitude } = place;
  const around = await readPublished<PublishedTerritory>(
    em,
    `select code, oktmo, depth, agency_id as "agencyId", cabinet_id as "cabinetId", area from cabinets.published_territory
     where ? between west and east and ? between south and north`,
    [longitude, latitude],
  );
  const here = areasAt(place, around);
  const territory = here[0]?.code ?? nearest(place, region.territories)?.code ?? null;
  const known = here.length > 0 ? here.flatMap(({ code, oktmo }) => (oktmo === null ? [code] : [code, oktmo])) : territory === null ? [] : [territory];
  return { asked: { latitude, longitude, territories: known }, territory, governing: here.map(localAgency).find((one) => one !== null) ?? null };
}

/** The region itself governs nothing locally. */
function localAgency({ depth, agencyId, cabinetId }: PublishedTerritory): LocalAgency | null {
  return depth === 0 || agencyId === null || cabinetId === null ? null : { agencyId, cabinetId };
}

/** Whether messages of a category go to the agency of their territory. */
export async function goesByTerritory(em: EntityManager, categoryId: string): Promise<boolean> {
  const rows = await readPublished<unknown>(em, 'select from cabinets.published_territory_routing where category_id = ?', [categoryId]);
  return rows.length > 0;
}

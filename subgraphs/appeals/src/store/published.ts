import type { EntityManager } from '@mikro-orm/postgresql';
import { canName, isId, type DayRange, type LocalizedText } from '@otklik/base';
import type { PluginConfig } from '@otklik/plugin-sdk';
import type { Corner } from '../domain/location.js';
import type { Term } from '../domain/term.js';
import { readPublished } from './bulk.js';

/** A category as `cabinets` publishes it, with who answers for it. */
export interface PublishedCategory {
  readonly id: string;
  readonly pluginId: string;
  /** Name of its form in the graph; null when it has no fields of its own. */
  readonly form: string | null;
  readonly title: LocalizedText;
  readonly term: Term;
  readonly private: boolean;
  /** Whether it takes messages now. */
  readonly active: boolean;
  /** The days in which it takes messages; null when always. */
  readonly period: DayRange | null;
  readonly agencyId: string | null;
  readonly cabinetId: string | null;
}

/** A category that takes messages now, so that there is somebody to answer. */
export interface ActiveCategory extends PublishedCategory {
  readonly agencyId: string;
  readonly cabinetId: string;
}

/** A municipality as a place. */
export interface Centre {
  /** Code of its administration. */
  readonly code: string;
  /** Of its administrative centre, in degrees. */
  readonly latitude: number;
  readonly longitude: number;
}

/** The region that runs the platform, as `cabinets` publishes it. */
export interface PublishedRegion {
  readonly timeZone: string;
  readonly boundary: readonly Corner[];
  /** The centres of its municipalities: where borders are not known, the nearest one counts. */
  readonly territories: readonly Centre[];
}

/** Categories by their ids; unknown ones are left out. */
export function findCategories(em: EntityManager, ids: readonly string[]): Promise<PublishedCategory[]> {
  return readPublished<PublishedCategory>(
    em,
    `select id, plugin_id as "pluginId", form, title, term, private, active, period, agency_id as "agencyId", cabinet_id as "cabinetId"
     from cabinets.published_category where id in (?)`,
    [[...ids]],
  );
}

/** The category if it takes messages now. @param cabinetId of the cabinet that is to answer; null for the one that answers usually */
export async function findActiveCategory(em: EntityManager, id: string, cabinetId: string | null = null): Promise<ActiveCategory | null> {
  if (!canName(id)) return null;
  const [category] = await findCategories(em, [id]);
  if (category === undefined || !isActive(category)) return null;
  return cabinetId === null ? category : offeredBy(em, category, cabinetId);
}

/** A category as another cabinet offers it too. */
async function offeredBy(em: EntityManager, category: ActiveCategory, cabinetId: string): Promise<ActiveCategory | null> {
  if (!isId(cabinetId)) return null;
  const [offer] = await readPublished<Pick<ActiveCategory, 'agencyId' | 'cabinetId'>>(
    em,
    'select agency_id as "agencyId", cabinet_id as "cabinetId" from cabinets.published_offer where category_id = ? and cabinet_id = ?',
    [category.id, cabinetId],
  );
  return offer === undefined ? null : { ...category, ...offer };
}

function isActive(category: PublishedCategory): category is ActiveCategory {
  return category.active && category.agencyId !== null && category.cabinetId !== null;
}

/** What a cabinet has set for a plugin; nothing where it does not have it. */
export async function settingsOfCabinet(em: EntityManager, cabinetId: string, pluginId: string): Promise<PluginConfig> {
  const [row] = await readPublished<{ config: PluginConfig }>(em, 'select config from cabinets.published_settings where cabinet_id = ? and plugin_id = ?', [cabinetId, pluginId]);
  return row?.config ?? {};
}

/** The platform's region. */
export async function theRegion(em: EntityManager): Promise<PublishedRegion> {
  const [region] = await readPublished<PublishedRegion>(
    em,
    'select time_zone as "timeZone", boundary, territories from cabinets.published_region order by id limit 1',
  );
  if (region === undefined) throw new Error('The platform has no region: its operator has to describe one first.');
  return region;
}

/** The code that an agency's registration numbers begin with. */
export async function agencyCode(em: EntityManager, agencyId: string): Promise<string> {
  const [agency] = await readPublished<{ code: string }>(em, 'select code from cabinets.published_agency where id = ?', [agencyId]);
  if (agency === undefined) throw new Error(`There is no agency ${agencyId}.`);
  return agency.code;
}

/** Whether a member of staff holds a role in a cabinet. */
export async function holdsRole(em: EntityManager, login: string, cabinetId: string, role: string): Promise<boolean> {
  if (!canName(login)) return false;
  const rows = await readPublished<unknown>(
    em,
    'select from cabinets.published_staff_grant where login = ? and cabinet_id = ? and role = ? limit 1',
    [login, cabinetId, role],
  );
  return rows.length > 0;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { canName, type LocalizedText } from '@otklik/base';
import { readPublished } from './bulk.js';
import type { PublishedCategory } from './published.js';

/** An agency that can be given messages. */
export interface ReachableAgency {
  readonly agencyId: string;
  readonly cabinetId: string;
  readonly code: string;
  readonly title: LocalizedText;
}

/** Every category that takes messages now: a few dozen. */
export function findActiveCategories(em: EntityManager): Promise<PublishedCategory[]> {
  return em.execute<PublishedCategory[]>(
    `select id, plugin_id as "pluginId", form, title, term, private, active, period, agency_id as "agencyId", cabinet_id as "cabinetId"
     from cabinets.published_category where active and agency_id is not null and cabinet_id is not null order by id`,
  );
}

/**
 * Agencies with a cabinet that have one of these codes, or one of these titles whatever the case. There may be hundreds of
 * thousands of agencies, so the database looks; the caller compares exactly.
 */
export async function findAgenciesNamed(em: EntityManager, codes: readonly string[], titles: readonly string[]): Promise<ReachableAgency[]> {
  const known = codes.filter(canName);
  const words = titles.filter(canName).flatMap((title) => [title, title.toLowerCase().replaceAll('ё', 'е')]);
  if (known.length + words.length === 0) return [];
  return em.execute<ReachableAgency[]>(
    `select id as "agencyId", cabinet_id as "cabinetId", code, title from cabinets.published_agency
     where cabinet_id is not null and (code in (?) or ${FOLDED('ru')} in (?) or ${FOLDED('en')} in (?)) order by code`,
    [['', ...known], ['', ...words], ['', ...words]],
  );
}

/** An agency that has a cabinet. */
export async function findReachableAgency(em: EntityManager, id: string): Promise<ReachableAgency | null> {
  const [agency] = await findReachableAgencies(em, [id]);
  return agency ?? null;
}

/** Those of these agencies that have a cabinet. @param ids UUIDs */
export function findReachableAgencies(em: EntityManager, ids: readonly string[]): Promise<ReachableAgency[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return readPublished<ReachableAgency>(
    em,
    'select id as "agencyId", cabinet_id as "cabinetId", code, title from cabinets.published_agency where id in (?) and cabinet_id is not null',
    [[...ids]],
  );
}

const FOLDED = (locale: string): string => `lower(translate(title ->> '${locale}', 'Ёё', 'ее'))`;

import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalDate, LocalizedText } from '@otklik/base';
import type { FormRegistry, FormValues, RulePlace } from '@otklik/plugin-host';
import { readPublished } from './bulk.js';
import type { ActiveCategory } from './published.js';
import { surroundingsOf } from './rule-surroundings.js';
import type { LocalAgency } from './territories.js';

interface BoundAgency extends LocalAgency {
  readonly title: LocalizedText;
}

/** Where the routing of a plugin sends a message, and why. */
export interface CompetentAgency extends LocalAgency {
  /** «Дорога федерального значения: отвечает Росавтодор». */
  readonly reason: LocalizedText;
}

/** What routing asks of a message. */
export interface RoutedMessage {
  readonly category: ActiveCategory;
  readonly values: FormValues;
  readonly on: LocalDate;
  readonly place: RulePlace | null;
}

/**
 * The agency that a cabinet has bound to the competence that its plugin's routing names, and on by that one's own bindings; null when the
 * message stays. It never comes back to a cabinet that has sent it on.
 */
export async function competentAgency(em: EntityManager, forms: FormRegistry, { category, values, on, place }: RoutedMessage, from: LocalAgency): Promise<CompetentAgency | null> {
  const needs = forms.routingAsks(category.id);
  if (!needs.any) return null;
  const seen = new Set([from.cabinetId]);
  let found: CompetentAgency | null = null;
  for (let at = from.cabinetId; ; ) {
    const around = await surroundingsOf(em, needs, category.pluginId, at, () => Promise.resolve(place));
    const routed = forms.competence(category.id, values, on, around);
    const bound = routed === null ? null : await boundAgency(em, at, category.pluginId, routed.competence);
    if (routed === null || bound === null || seen.has(bound.cabinetId)) return found;
    const { agencyId, cabinetId, title } = bound;
    found = { agencyId, cabinetId, reason: { ru: `${routed.reason.ru}: отвечает ${title.ru}`, en: `${routed.reason.en}: answered by ${title.en}` } };
    seen.add(cabinetId);
    at = cabinetId;
  }
}

async function boundAgency(em: EntityManager, cabinetId: string, pluginId: string, competence: string): Promise<BoundAgency | null> {
  const [row] = await readPublished<BoundAgency>(
    em,
    `select agency_id as "agencyId", target_cabinet_id as "cabinetId", agency_title as title from cabinets.published_competence
     where cabinet_id = ? and plugin_id = ? and competence = ?`,
    [cabinetId, pluginId, competence],
  );
  return row ?? null;
}

import { Refusal, canName, type LocalizedText, type ValidationIssue } from '@otklik/base';
import type { PluginManifest } from '@otklik/plugin-sdk';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Cabinet } from '../../store/cabinet.entity.js';

/** Who answers instead of the cabinet what a competence of the plugin names. */
export interface CompetenceBinding {
  readonly competence: string;
  /** Code of an agency that has a cabinet. */
  readonly agency: string;
}

interface Bound {
  readonly cabinetId: string;
  readonly slug: string;
  readonly targetId: string;
}

/**
 * The agencies that a cabinet binds to the competences of a plugin, in the place of all that it had bound.
 * @throws Refusal ValidationFailed for a competence that the routing does not name, an agency without a cabinet, or a loop: a message must never
 * come back to a cabinet that has sent it on for the same competence
 */
export async function boundCompetences(tx: EntityManager, cabinet: Cabinet, { id: pluginId, routing = [] }: PluginManifest, bindings: readonly CompetenceBinding[]): Promise<Record<string, string>> {
  const known = new Set(routing.map(({ competence }) => competence));
  const agencies = await agenciesOf(tx, bindings);
  const issues: ValidationIssue[] = [];
  const bound = new Map<string, string>();
  for (const [i, { competence, agency: code }] of bindings.entries()) {
    const agency = agencies.get(code);
    const issue = (field: string, kind: string, message: LocalizedText): number => issues.push({ path: ['competences', String(i), field], code: kind, message });
    if (!known.has(competence)) issue('competence', 'UNKNOWN_COMPETENCE', noSuch([...known]));
    else if (bound.has(competence)) issue('competence', 'DUPLICATE', TWICE);
    else if (agency === undefined) issue('agency', 'UNKNOWN_AGENCY', NO_AGENCY);
    else {
      const way = await wayBack(tx, cabinet, pluginId, competence, agency);
      if (way !== null) issue('agency', 'ROUTING_LOOP', loops(way));
      bound.set(competence, agency.id);
    }
  }
  if (issues.length > 0) throw Refusal.validation(issues);
  return Object.fromEntries(bound);
}

interface BindableAgency {
  readonly id: string;
  readonly code: string;
  readonly cabinetId: string;
  readonly slug: string;
}

async function agenciesOf(tx: EntityManager, bindings: readonly CompetenceBinding[]): Promise<Map<string, BindableAgency>> {
  const codes = bindings.map(({ agency }) => agency).filter(canName);
  if (codes.length === 0) return new Map();
  const rows = await tx.execute<BindableAgency[]>(
    'select agency.id, agency.code, cabinet.id as "cabinetId", cabinet.slug from cabinets.agency join cabinets.cabinet on cabinet.agency_id = agency.id where agency.code in (?)',
    [codes],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

/** The cabinets that a message of one competence would go through until it is back where it was; null when it ends elsewhere. */
async function wayBack(tx: EntityManager, cabinet: Cabinet, pluginId: string, competence: string, agency: BindableAgency): Promise<string[] | null> {
  const rows = await tx.execute<Bound[]>(
    `select bound.cabinet_id as "cabinetId", cabinet.slug, bound.target_cabinet_id as "targetId" from cabinets.published_competence as bound
     join cabinets.cabinet on cabinet.id = bound.target_cabinet_id where bound.plugin_id = ? and bound.competence = ? and bound.cabinet_id <> ?`,
    [pluginId, competence, cabinet.id],
  );
  const next = new Map(rows.map((row) => [row.cabinetId, row]));
  const way = [cabinet.slug, agency.slug];
  for (let at = agency.cabinetId; at !== cabinet.id; ) {
    const step = next.get(at);
    // Others never loop among themselves: each was looked at when it was bound.
    if (step === undefined || way.length > rows.length + 2) return null;
    way.push(step.slug);
    at = step.targetId;
  }
  return way;
}

function noSuch(known: readonly string[]): LocalizedText {
  if (known.length === 0) return { ru: 'Плагин никому не передаёт сообщений: в нём нет таких компетенций.', en: 'The plugin gives messages to nobody: it has no such competences.' };
  return { ru: `Такой компетенции у плагина нет. Есть: ${known.join(', ')}.`, en: `The plugin has no such competence. It has ${known.join(', ')}.` };
}

function loops(way: readonly string[]): LocalizedText {
  const shown = way.join(' → ');
  return { ru: `Сообщение ходило бы по кругу: ${shown}. Измените одно из назначений.`, en: `A message would go round in a circle: ${shown}. Change one of the bindings.` };
}

const TWICE: LocalizedText = { ru: 'Эта компетенция уже назначена выше.', en: 'This competence is bound above already.' };
const NO_AGENCY: LocalizedText = { ru: 'Такого ведомства нет, или у него нет кабинета.', en: 'There is no such agency, or it has no cabinet.' };

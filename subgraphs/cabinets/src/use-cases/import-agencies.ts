import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { checkAgency } from '../domain/agency-rules.js';
import { treeFaults, type TreeFault } from '../domain/agency-tree.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { holdersOfCodes, lockTree, parentsUpwards, putAgencies, type AgencyRow } from '../store/agency-rows.js';
import { importOnce, type ImportSetting } from './import-once.js';
import { refusedRow, type ImportedRow } from './imported-row.js';
import { agencyId, cabinetId, type AgencyDescription } from './save-agencies.js';

/** An agency of an import; the one above it may be anywhere in the import, or be there already. */
export type ImportedAgency = Omit<AgencyDescription, 'about'>;

/** Agencies to describe. */
export interface ImportAgenciesInput {
  readonly agencies: readonly ImportedAgency[];
  /** Chosen by the client, the same for every retry: with it a retry is answered as the first time. */
  readonly idempotencyKey?: string | null;
}

/**
 * The operator describes many agencies at once and opens their cabinets. Each is judged by itself: one that breaks a rule is
 * refused and the others go in. Repeating it changes what differs; an agency is known by its slug.
 */
export async function importAgencies(setting: ImportSetting, asker: Viewer, input: ImportAgenciesInput): Promise<ImportedRow[]> {
  const viewer = CABINET_PERMISSIONS.require(asker, 'agency.import');
  return importOnce(setting, { viewer, mutation: 'importAgencies', field: 'agencies', input }, async (tx) => {
    await lockTree(tx);
    const judged = await judge(tx, input.agencies);
    const changed = await putAgencies(tx, judged.filter(isRow));
    return judged.map((item): ImportedRow => (isRow(item) ? { outcome: changed.has(item.id) ? 'ACCEPTED' : 'REPEATED' } : item));
  });
}

type Judged = AgencyRow | ImportedRow;

function isRow(item: Judged): item is AgencyRow {
  return 'slug' in item;
}

async function judge(tx: EntityManager, agencies: readonly ImportedAgency[]): Promise<Judged[]> {
  const wellFormed = agencies.map(wellFormedRow);
  const holders = await holdersOfCodes(tx, wellFormed.filter(isRow).map(({ code }) => code));
  const slugs = new Set<string>();
  const unique = wellFormed.map((item): Judged => {
    if (!isRow(item)) return item;
    if (slugs.has(item.slug)) return refusedRow('slug', 'DUPLICATE', DUPLICATE_SLUG);
    if ((holders.get(item.code) ?? item.id) !== item.id) return refusedRow('code', 'DUPLICATE', DUPLICATE_CODE);
    slugs.add(item.slug);
    holders.set(item.code, item.id);
    return item;
  });
  const placements = unique.filter(isRow);
  const named = placements.flatMap(({ id, parentId }) => (parentId === null ? [id] : [id, parentId]));
  const faults = treeFaults(placements, await parentsUpwards(tx, [...new Set(named)]));
  return unique.map((item) => {
    const fault = isRow(item) ? faults.get(item.id) : undefined;
    return fault === undefined ? item : refusedRow('parent', fault, TREE_FAULTS[fault]);
  });
}

function wellFormedRow(agency: ImportedAgency): Judged {
  const issues = checkAgency(agency);
  if (issues.length > 0) return { outcome: 'REFUSED', issues };
  const { slug, code, kind, title, parent } = agency;
  return { id: agencyId(slug), code, kind, title, parentId: parent == null ? null : agencyId(parent), cabinetId: cabinetId(slug), slug };
}

const DUPLICATE_SLUG = { ru: 'Это ведомство уже есть выше.', en: 'This agency stands above already.' };
const DUPLICATE_CODE = { ru: 'Этот код уже у другого ведомства.', en: 'Another agency has this code.' };
const TREE_FAULTS: Readonly<Record<TreeFault, LocalizedText>> = {
  UNKNOWN_PARENT: { ru: 'Вышестоящего ведомства нет, или оно не принято.', en: 'The agency above is unknown, or was refused.' },
  CYCLE: { ru: 'Ведомство оказалось бы ниже самого себя.', en: 'The agency would stand below itself.' },
};

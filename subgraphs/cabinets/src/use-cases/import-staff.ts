import { canName } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { checkStaff } from '../domain/staff-rules.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { cabinetsBySlug, putStaff, type StaffRow } from '../store/staff-rows.js';
import { importOnce, type ImportSetting } from './import-once.js';
import { refusedRow, type ImportedRow } from './imported-row.js';
import { grantId, type StaffDescription } from './save-staff.js';

/** Roles to give. */
export interface ImportStaffInput {
  readonly staff: readonly StaffDescription[];
  /** Chosen by the client, the same for every retry: with it a retry is answered as the first time. */
  readonly idempotencyKey?: string | null;
}

/**
 * The operator gives many people their roles at once. Each row is judged by itself: one that breaks a rule is refused and the
 * others go in. Repeating it changes what differs; roles are only ever added.
 */
export async function importStaff(setting: ImportSetting, asker: Viewer, input: ImportStaffInput): Promise<ImportedRow[]> {
  const viewer = CABINET_PERMISSIONS.require(asker, 'staff.import');
  const { staff } = input;
  return importOnce(setting, { viewer, mutation: 'importStaff', field: 'staff', input }, async (tx) => {
    const cabinets = await cabinetsBySlug(tx, [...new Set(staff.flatMap(({ cabinet }) => (cabinet != null && canName(cabinet) ? cabinet : [])))]);
    const positions = new Map<string, string>();
    const grants = new Set<string>();
    const judged = staff.map((row): StaffRow | ImportedRow => judge(row, cabinets, positions, grants));
    const changed = await putStaff(tx, judged.filter(isRow));
    return judged.map((item): ImportedRow => (isRow(item) ? { outcome: changed.has(item.grantId) ? 'ACCEPTED' : 'REPEATED' } : item));
  });
}

/** @param positions by login, and @param grants by id: what the rows above said; added to */
function judge(row: StaffDescription, cabinets: ReadonlyMap<string, string>, positions: Map<string, string>, grants: Set<string>): StaffRow | ImportedRow {
  const issues = checkStaff(row);
  if (issues.length > 0) return { outcome: 'REFUSED', issues };
  const { login, role, cabinet, position } = row;
  const cabinetId = cabinet == null ? null : cabinets.get(cabinet);
  if (cabinetId === undefined) return refusedRow('cabinet', 'UNKNOWN_CABINET', UNKNOWN_CABINET);
  if (position != null && (positions.get(login) ?? position) !== position) return refusedRow('position', 'CONTRADICTION', TWO_POSITIONS);
  const id = grantId(row);
  if (grants.has(id)) return { outcome: 'REPEATED' };
  grants.add(id);
  if (position != null) positions.set(login, position);
  return { grantId: id, login, role, cabinetId, position: position ?? null };
}

function isRow(item: StaffRow | ImportedRow): item is StaffRow {
  return 'grantId' in item;
}

const UNKNOWN_CABINET = { ru: 'Такого кабинета нет.', en: 'There is no such cabinet.' };
const TWO_POSITIONS = { ru: 'Выше у этого человека другая должность.', en: 'This person has another position above.' };

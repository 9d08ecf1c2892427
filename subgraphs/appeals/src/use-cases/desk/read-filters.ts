import { CodedError, isId } from '@otklik/base';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import type { SavedFilter } from '../../store/desk/saved-filter.entity.js';
import { listToCount, type AppealFilter } from '../list-appeals.js';
import type { Setting } from '../setting.js';

const USE = 'saved-filter.use';

/** What a cabinet shares and what the viewer keeps there, by their titles, the shared ones first; null for those who do not work there. */
export async function filtersOfCabinet({ viewer, loaders }: Setting, cabinetId: string): Promise<SavedFilter[] | null> {
  const id = cabinetId.toLowerCase();
  if (!isId(id) || viewer.kind !== 'person' || !APPEAL_PERMISSIONS.allows(viewer, USE, { cabinetId: id })) return null;
  const { citizenId } = viewer;
  const visible = (await loaders.desk.filtersOfCabinet.load(id)).filter(({ ownerId }) => ownerId == null || ownerId === citizenId);
  return visible.sort((one, other) => Number(one.ownerId != null) - Number(other.ownerId != null));
}

/** What the viewer keeps in the cabinets where they work; nothing of anybody else. */
export async function ownFilters({ viewer, loaders }: Setting, citizenId: string): Promise<SavedFilter[]> {
  if (viewer.kind !== 'person' || viewer.citizenId !== citizenId) return [];
  const cabinets = new Set(APPEAL_PERMISSIONS.cabinetsFor(viewer, USE));
  return cabinets.size === 0 ? [] : (await loaders.desk.filtersOfOwner.load(citizenId)).filter(({ cabinetId }) => cabinets.has(cabinetId));
}

/** One to list by. @throws CodedError NOT_FOUND when there is none that the viewer sees */
export async function filterToUse({ viewer, loaders }: Setting, id: string): Promise<SavedFilter> {
  const saved = isId(id) ? await loaders.desk.filter.load(id.toLowerCase()) : null;
  const isTheirs = saved !== null && viewer.kind === 'person' && (saved.ownerId == null || saved.ownerId === viewer.citizenId);
  if (!isTheirs || !APPEAL_PERMISSIONS.allows(viewer, USE, { cabinetId: saved.cabinetId })) throw CodedError.notFound();
  return saved;
}

/** How many appeals the viewer finds by conditions now, counted up to one more than `MOST_COUNTED`. */
export async function countByFilter(setting: Setting, filter: AppealFilter): Promise<number> {
  const list = await listToCount(setting, filter);
  return list === null ? 0 : setting.loaders.desk.count.load(list);
}

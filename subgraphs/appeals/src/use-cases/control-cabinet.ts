import { CodedError, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import type { CabinetCounts } from '../store/cabinet-counts.js';
import type { Reminder } from '../store/reminder.entity.js';
import type { PageRequest } from './list-appeals.js';
import { maySeeWork } from './may-read.js';
import type { Setting } from './setting.js';

const LIST = 'reminders';

/** What waits in a cabinet; null for those who do not see the work there. */
export async function cabinetControl({ viewer, loaders }: Setting, cabinetId: string): Promise<CabinetCounts | null> {
  return isId(cabinetId) && seesWork(viewer, cabinetId) ? loaders.control.load(cabinetId.toLowerCase()) : null;
}

/** The reminders of a cabinet, the newest first; null for those who do not see the work there. */
export async function cabinetReminders({ viewer, loaders }: Setting, cabinetId: string, request: PageRequest): Promise<Connection<Reminder> | null> {
  if (!isId(cabinetId) || !seesWork(viewer, cabinetId)) return null;
  const size = pageSize(request.first);
  const rows = await loaders.reminderPage.load({ owner: 'cabinet_id', ownerId: cabinetId.toLowerCase(), after: placeOf(request.after), limit: size + 1 });
  return page(rows, size, request.after, ({ id }) => encodePageCursor(LIST, id), (row) => row);
}

/** The reminders of an appeal, the first one first; null for those who do not see the work on it. */
export async function remindersOfAppeal({ viewer, loaders }: Setting, appeal: Appeal): Promise<Reminder[] | null> {
  return maySeeWork(viewer, appeal) ? loaders.reminders.load(appeal.id) : null;
}

function seesWork(viewer: Setting['viewer'], cabinetId: string): boolean {
  return APPEAL_PERMISSIONS.allows(viewer, 'appeal.see-work', { cabinetId: cabinetId.toLowerCase() });
}

function placeOf(after: string | null | undefined): string | null {
  if (after == null) return null;
  const [id = ''] = decodePageCursor(LIST, 1, after);
  if (!isId(id)) throw CodedError.badCursor();
  return id;
}

import { CodedError, isId } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import type { Appeal } from '../../store/appeal.entity.js';
import type { InternalComment } from '../../store/desk/internal-comment.entity.js';
import type { PageRequest } from '../list-appeals.js';
import type { Setting } from '../setting.js';

const READ = 'internal-comment.read';
const LIST = 'internal comments';

/** Notes of the viewer's cabinets on an appeal, the first one first; null for those who do not work on it. */
export async function internalCommentsOf({ viewer, loaders }: Setting, appeal: Appeal, request: PageRequest): Promise<Connection<InternalComment> | null> {
  if (!mayReadComments(viewer, appeal)) return null;
  const size = pageSize(request.first);
  const after = placeOf(request.after);
  const cabinetIds = APPEAL_PERMISSIONS.allows(viewer, READ) ? null : APPEAL_PERMISSIONS.cabinetsFor(viewer, READ);
  const rows = await loaders.desk.comments.load({ appealId: appeal.id, cabinetIds, after, limit: size + 1 });
  return page(rows, size, request.after, ({ id }) => encodePageCursor(LIST, id), (row) => row);
}

/** Whether somebody reads the notes on an appeal: not its author, also when they work in the cabinet. */
export function mayReadComments(viewer: Viewer, { cabinetId, authorId }: { readonly cabinetId: string; readonly authorId?: string | null }): boolean {
  if (viewer.kind === 'person' && viewer.citizenId === authorId) return false;
  return APPEAL_PERMISSIONS.allows(viewer, READ, { cabinetId });
}

function placeOf(after: string | null | undefined): string | null {
  if (after == null) return null;
  const [id = ''] = decodePageCursor(LIST, 1, after);
  if (!isId(id)) throw CodedError.badCursor();
  return id;
}

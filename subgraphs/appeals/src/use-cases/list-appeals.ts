import { CodedError, canName, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import type { Viewer } from '@otklik/identity';
import { AppealOrder } from '../domain/appeal-order.js';
import type { ReadableScope } from '../domain/readable-scope.js';
import type { Appeal } from '../store/appeal.entity.js';
import { pageOfAppeals, type AppealConditions, type PagePlace } from '../store/appeal-pages.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { knownAuthorScope, readableScope, workScope } from './may-read.js';
import type { Setting } from './setting.js';

const LIST = 'appeals';
const BY_TERM = 'appeals by their terms';

/** Which page of a list. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Which appeals to list. */
export interface AppealFilter extends AppealConditions {
  /** Only those of the cabinets in which the viewer works or which they look after. */
  readonly forWork?: boolean | null;
}

/** The appeals the viewer may know of. */
export async function listAppeals(
  { viewer, em, loaders }: Setting,
  request: PageRequest,
  filter?: AppealFilter | null,
  order = AppealOrder.NEWEST,
): Promise<Connection<Appeal>> {
  const { size, after } = read(request, order);
  if (namesNothing(filter)) return connection([], size, request, order);
  const wanted = { scope: scopeOf(viewer, filter), conditions: filter ?? {}, order, now: loaders.askedAt, after, limit: size + 1 };
  return connection(await pageOfAppeals(em, wanted), size, request, order);
}

/** Those of them that an agency answers. */
export async function appealsOfAgency(
  { viewer, loaders }: Setting,
  agencyId: string,
  request: PageRequest,
  filter?: AppealFilter | null,
  order = AppealOrder.NEWEST,
): Promise<Connection<Appeal>> {
  const { size, after } = read(request, order);
  if (namesNothing(filter) || !isId(agencyId)) return connection([], size, request, order);
  const wanted = {
    owner: 'agency_id',
    ownerId: agencyId,
    scope: scopeOf(viewer, filter),
    conditions: filter ?? {},
    order,
    now: loaders.askedAt,
    after,
    limit: size + 1,
  } as const;
  return connection(await loaders.ownedPage.load(wanted), size, request, order);
}

/** What an agency has answered in public, the newest answer first. For everybody who may read what is public. */
export async function recentAnswersOfAgency({ viewer, loaders }: Setting, agencyId: string, first: number | null | undefined): Promise<Appeal[]> {
  const limit = pageSize(first);
  APPEAL_PERMISSIONS.requireToRead(viewer, 'appeal.read-public');
  return isId(agencyId) ? loaders.recentAnswers.load({ agencyId: agencyId.toLowerCase(), limit }) : [];
}

/** Those of them that a citizen wrote, as far as the viewer may know who wrote them. */
export async function appealsOfCitizen({ viewer, loaders }: Setting, citizenId: string, request: PageRequest): Promise<Connection<Appeal>> {
  const order = AppealOrder.NEWEST;
  const { size, after } = read(request, order);
  if (!isId(citizenId)) return connection([], size, request, order);
  const wanted = {
    owner: 'author_id',
    ownerId: citizenId,
    scope: knownAuthorScope(viewer),
    conditions: {},
    order,
    now: loaders.askedAt,
    after,
    limit: size + 1,
  } as const;
  return connection(await loaders.ownedPage.load(wanted), size, request, order);
}

/** A cursor of a list sorted in one way says nothing in another. */
function read({ first, after }: PageRequest, order: AppealOrder): { size: number; after: PagePlace | null } {
  const size = pageSize(first);
  if (after == null) return { size, after: null };
  const [id = '', dueAt] = order === AppealOrder.NEWEST ? decodePageCursor(LIST, 1, after) : decodePageCursor(BY_TERM, 2, after);
  const place = { id, dueAt: new Date(dueAt ?? 0) };
  if (!isId(id) || Number.isNaN(place.dueAt.getTime())) throw CodedError.badCursor();
  return { size, after: place };
}

function scopeOf(viewer: Viewer, filter: AppealFilter | null | undefined): ReadableScope {
  return filter?.forWork === true ? workScope(viewer) : readableScope(viewer);
}

/** Whether a condition is a text that no row can have, and PostgreSQL would refuse. */
export function namesNothing(filter: AppealConditions | null | undefined): boolean {
  if (filter?.agencyId != null && !isId(filter.agencyId)) return true;
  return [filter?.categoryId, filter?.number].some((text) => text != null && !canName(text));
}

function connection(rows: Appeal[], size: number, request: PageRequest, order: AppealOrder): Connection<Appeal> {
  return page(
    rows,
    size,
    request.after,
    ({ id, dueAt }) => (order === AppealOrder.NEWEST ? encodePageCursor(LIST, id) : encodePageCursor(BY_TERM, id, dueAt.toISOString())),
    (appeal) => appeal,
  );
}

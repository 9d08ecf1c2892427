import { CodedError, canName, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import type { Appeal } from '../store/appeal.entity.js';
import { pageOfAppeals, type AppealConditions } from '../store/appeal-pages.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { knownAuthorScope, readableScope } from './may-read.js';
import type { Setting } from './setting.js';

const LIST = 'appeals';

/** Which page of a list. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** The appeals the viewer may know of, newest first. */
export async function listAppeals(
  { viewer, em }: Setting,
  request: PageRequest,
  filter?: AppealConditions | null,
): Promise<Connection<Appeal>> {
  const { size, after } = read(request);
  if (namesNothing(filter)) return connection([], size, request);
  return connection(
    await pageOfAppeals(em, { scope: readableScope(viewer), conditions: filter ?? {}, after, limit: size + 1 }),
    size,
    request,
  );
}

/** Those of them that an agency answers. */
export async function appealsOfAgency(
  { viewer, loaders }: Setting,
  agencyId: string,
  request: PageRequest,
  filter?: AppealConditions | null,
): Promise<Connection<Appeal>> {
  const { size, after } = read(request);
  if (namesNothing(filter) || !isId(agencyId)) return connection([], size, request);
  const wanted = {
    owner: 'agency_id',
    ownerId: agencyId,
    scope: readableScope(viewer),
    conditions: filter ?? {},
    after,
    limit: size + 1,
  } as const;
  return connection(await loaders.ownedPage.load(wanted), size, request);
}

/** What an agency has answered in public, the newest answer first. For everybody who may read what is public. */
export async function recentAnswersOfAgency({ viewer, loaders }: Setting, agencyId: string, first: number | null | undefined): Promise<Appeal[]> {
  const limit = pageSize(first);
  APPEAL_PERMISSIONS.requireToRead(viewer, 'appeal.read-public');
  return isId(agencyId) ? loaders.recentAnswers.load({ agencyId: agencyId.toLowerCase(), limit }) : [];
}

/** Those of them that a citizen wrote, as far as the viewer may know who wrote them. */
export async function appealsOfCitizen({ viewer, loaders }: Setting, citizenId: string, request: PageRequest): Promise<Connection<Appeal>> {
  const { size, after } = read(request);
  if (!isId(citizenId)) return connection([], size, request);
  const wanted = {
    owner: 'author_id',
    ownerId: citizenId,
    scope: knownAuthorScope(viewer),
    conditions: {},
    after,
    limit: size + 1,
  } as const;
  return connection(await loaders.ownedPage.load(wanted), size, request);
}

function read({ first, after }: PageRequest): { size: number; after: string | null } {
  const size = pageSize(first);
  if (after == null) return { size, after: null };
  const [id = ''] = decodePageCursor(LIST, 1, after);
  if (!isId(id)) throw CodedError.badCursor();
  return { size, after: id };
}

/** Whether a condition is a text that no row can have, and PostgreSQL would refuse. */
function namesNothing(filter: AppealConditions | null | undefined): boolean {
  if (filter?.agencyId != null && !isId(filter.agencyId)) return true;
  return [filter?.categoryId, filter?.number].some((text) => text != null && !canName(text));
}

function connection(rows: Appeal[], size: number, request: PageRequest): Connection<Appeal> {
  return page(
    rows,
    size,
    request.after,
    (appeal) => encodePageCursor(LIST, appeal.id),
    (appeal) => appeal,
  );
}

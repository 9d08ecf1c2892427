import { CodedError, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import { pageOfDiscussions, type DiscussionConditions } from '../store/discussion-pages.js';
import type { Discussion } from '../store/discussion.entity.js';
import type { Clause } from '../store/draft.entity.js';
import type { ProposalConditions, ProposalPage } from '../store/proposal-pages.js';
import type { Proposal } from '../store/proposal.entity.js';
import { draftScope, proposalScope } from './may-read.js';
import type { Setting } from './setting.js';

/** Which page of a list. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** The discussions that the viewer may know of, newest first. */
export async function listDiscussions(
  { viewer, em, listedAt }: Setting,
  request: PageRequest,
  filter?: DiscussionConditions | null,
): Promise<Connection<Discussion>> {
  const { size, after } = read('discussions', request);
  if (filter?.agencyId != null && !isId(filter.agencyId)) return connection('discussions', [], size, request);
  const wanted = { scope: draftScope(viewer), conditions: filter ?? {}, now: listedAt, after, limit: size + 1 };
  return connection('discussions', await pageOfDiscussions(em, wanted), size, request);
}

/** Those of them that an agency holds. */
export async function discussionsOfAgency(
  { viewer, loaders, listedAt }: Setting,
  agencyId: string,
  request: PageRequest,
  filter?: DiscussionConditions | null,
): Promise<Connection<Discussion>> {
  const { size, after } = read('discussions', request);
  if (!isId(agencyId) || (filter?.agencyId != null && !isId(filter.agencyId))) return connection('discussions', [], size, request);
  const wanted = {
    owner: 'agency_id',
    ownerId: agencyId,
    scope: draftScope(viewer),
    conditions: filter ?? {},
    now: listedAt,
    after,
    limit: size + 1,
  };
  return connection('discussions', await loaders.agencyPage.load(wanted), size, request);
}

/** The proposals of a discussion that the viewer may know of, newest first. */
export function proposalsOfDiscussion(
  setting: Setting,
  discussion: Discussion,
  request: PageRequest,
  filter?: ProposalConditions | null,
): Promise<Connection<Proposal>> {
  return proposalsOf(setting, { owner: 'discussion_id', ownerId: discussion.id }, request, filter);
}

/** Those of them that are about one clause. */
export function proposalsOfClause(
  setting: Setting,
  clause: Clause,
  request: PageRequest,
  filter?: ProposalConditions | null,
): Promise<Connection<Proposal>> {
  return proposalsOf(setting, { owner: 'clause_id', ownerId: clause.id }, request, filter);
}

async function proposalsOf(
  { viewer, loaders }: Setting,
  owner: Pick<ProposalPage, 'owner' | 'ownerId'>,
  request: PageRequest,
  filter: ProposalConditions | null | undefined,
): Promise<Connection<Proposal>> {
  const { size, after } = read('proposals', request);
  if (filter?.clauseId != null && !isId(filter.clauseId)) return connection('proposals', [], size, request);
  const wanted = { ...owner, scope: proposalScope(viewer), conditions: filter ?? {}, after, limit: size + 1 };
  return connection('proposals', await loaders.proposalPage.load(wanted), size, request);
}

function read(list: string, { first, after }: PageRequest): { size: number; after: string | null } {
  const size = pageSize(first);
  if (after == null) return { size, after: null };
  const [id = ''] = decodePageCursor(list, 1, after);
  if (!isId(id)) throw CodedError.badCursor();
  return { size, after: id };
}

function connection<Row extends { id: string }>(list: string, rows: Row[], size: number, { after }: PageRequest): Connection<Row> {
  return page(
    rows,
    size,
    after,
    ({ id }) => encodePageCursor(list, id),
    (row) => row,
  );
}

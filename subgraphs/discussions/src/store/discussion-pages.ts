import type { EntityManager } from '@mikro-orm/postgresql';
import { pagesOfOwners, type OwnedPage } from '@otklik/subgraph';
import type { DiscussionStatus } from '../domain/discussion-status.js';
import type { ReadableScope } from '../domain/readable-scope.js';
import { DiscussionEntity, type Discussion } from './discussion.entity.js';
import { all, any, beyond, type Row, type Where } from './pages.js';

/** Which discussions to list; absent conditions hold for all. Ids are UUIDs. */
export interface DiscussionConditions {
  readonly agencyId?: string | null;
  readonly status?: DiscussionStatus | null;
}

/** What is listed for whom at which moment: the status depends on the time. */
interface Listing {
  readonly scope: ReadableScope;
  readonly conditions: DiscussionConditions;
  readonly now: Date;
}

/** A page of all discussions, newest first. */
export interface DiscussionPage extends Listing {
  readonly after: string | null;
  readonly limit: number;
}

/** A page of an agency's discussions. */
export interface AgencyPage extends Listing, OwnedPage {}

/** One page of all discussions. */
export async function pageOfDiscussions(em: EntityManager, page: DiscussionPage): Promise<Discussion[]> {
  const where = all([whereOf(page), ...beyond(page.after)]);
  const rows = await em.execute<Row[]>(`select t.* from discussions.discussion t where ${where.sql} order by t.id desc limit ?`, [
    ...where.params,
    page.limit,
  ]);
  return rows.map((row) => em.map(DiscussionEntity, row));
}

/** Pages of many agencies. */
export async function pagesOfAgencies(em: EntityManager, wanted: readonly AgencyPage[]): Promise<Discussion[][]> {
  const lists = await pagesOfOwners(em, { table: 'discussions.discussion', key: 'id', order: 'desc' }, wanted, whereOf);
  return lists.map((rows) => rows.map((row) => em.map(DiscussionEntity, row)));
}

function whereOf({ scope, conditions, now }: Listing): Where {
  const parts = [readable(scope)];
  if (conditions.agencyId != null) parts.push({ sql: 't.agency_id = ?', params: [conditions.agencyId] });
  if (conditions.status != null) parts.push(STATUS_IS[conditions.status](now));
  return all(parts);
}

/** `mayReadDiscussion` of the domain, in SQL; a test holds the two together. */
function readable({ everything, cabinetIds }: ReadableScope): Where {
  if (everything) return all([]);
  const ways: Where[] = [{ sql: 't.published_at is not null', params: [] }];
  if (cabinetIds.length > 0) ways.push({ sql: 't.cabinet_id in (?)', params: [cabinetIds] });
  return any(ways);
}

const RUNNING = 't.published_at is not null and t.finished_at is null';
const CLOSES_AT = 'coalesce(t.closed_at, t.closes_at)';

/** `statusAt` of the domain, in SQL; a test holds the two together. */
const STATUS_IS: Readonly<Record<DiscussionStatus, (now: Date) => Where>> = {
  DRAFT: () => ({ sql: 't.published_at is null', params: [] }),
  ANNOUNCED: (now) => ({ sql: `${RUNNING} and t.opens_at > ?`, params: [now] }),
  OPEN: (now) => ({ sql: `${RUNNING} and t.opens_at <= ? and ${CLOSES_AT} > ?`, params: [now, now] }),
  REVIEW: (now) => ({ sql: `${RUNNING} and t.opens_at <= ? and ${CLOSES_AT} <= ?`, params: [now, now] }),
  FINISHED: () => ({ sql: 't.finished_at is not null', params: [] }),
};

import type { EntityManager } from '@mikro-orm/postgresql';
import { AppealOrder } from '../domain/appeal-order.js';
import { AppealStatus } from '../domain/appeal-status.js';
import { isAnswered } from '../domain/publicity.js';
import type { ReadableScope } from '../domain/readable-scope.js';
import { conditionsSql, PUBLISHED, readable, type AppealConditions, type Where } from './appeal-conditions.js';
import { AppealEntity, type Appeal } from './appeal.entity.js';
import { afterSql, isNewest, keySql, orderAgainSql, orderSql, placeParams, type ListOrder, type PagePlace } from './appeal-sorting.js';
import { withDetail } from './detail-conditions.js';
import { hitsSql, type FoundWords } from './search/find-words.js';

/** A page of a list. */
export interface AppealPage {
  readonly scope: ReadableScope;
  readonly conditions: AppealConditions;
  readonly order: ListOrder;
  readonly now: Date;
  /** The words by which they are found; null when by none. */
  readonly words: FoundWords | null;
  /** The last appeal of the page before; null for the first page. */
  readonly after: PagePlace | null;
  readonly limit: number;
}

/** A page of what belongs to an agency or was written by a citizen. */
export interface OwnedPage extends AppealPage {
  readonly owner: 'agency_id' | 'author_id';
  readonly ownerId: string;
}

/** The newest answers of an agency. */
export interface RecentAnswers {
  readonly agencyId: string;
  readonly limit: number;
}

/** An appeal of a list and its place there. */
export interface ListedAppeal {
  readonly appeal: Appeal;
  readonly place: PagePlace;
}

/** One page of all appeals. */
export async function pageOfAppeals(em: EntityManager, page: AppealPage): Promise<ListedAppeal[]> {
  const rows = await rowsOfPage<Row>(em, page, 'a.*');
  return rows.map((row) => listed(em, row));
}

/** Some columns of it, as the database gives them, and the key of each place. @param columns SQL of a select list over `a` */
export function rowsOfPage<Selected>(em: EntityManager, page: AppealPage, columns: string): Promise<(Selected & Keyed)[]> {
  const source = sourceOf(page, page.limit);
  const where = whereOf(page);
  return em.execute<(Selected & Keyed)[]>(
    `select ${columns}, ${keySql(page.order)} as "placeKey" from ${source.sql} where ${where.sql} order by ${orderSql(page.order)} limit ?`,
    [...source.params, ...where.params, page.limit],
  );
}

/** Pages of many owners: one statement for all that differ only in the owner. */
export async function pagesOfOwners(em: EntityManager, wanted: readonly OwnedPage[]): Promise<ListedAppeal[][]> {
  const alike = Map.groupBy(wanted, ({ ownerId: _, ...rest }) => JSON.stringify(rest));
  const found = new Map<OwnedPage, ListedAppeal[]>();
  for (const pages of alike.values()) {
    const [first] = pages as [OwnedPage];
    const { owner, limit, order, words } = first;
    // What is found is found once, for all owners.
    const hits = words === null ? { sql: '', params: [] } : hitsSql(words, { before: null, enough: null, isRanked: order === AppealOrder.RELEVANCE });
    const source = withDetail(words === null ? 'appeals.appeal a' : 'found a', order);
    const where = whereOf(first);
    const rows = await em.execute<Row[]>(
      `${words === null ? '' : `with found as materialized ${hits.sql}`}
       select a.* from unnest(?::uuid[]) as wanted (id) cross join lateral (
         select a.*, ${keySql(order)} as "placeKey" from ${source.sql} where a.${owner} = wanted.id and ${where.sql} order by ${orderSql(order)} limit ?
       ) as a order by ${orderAgainSql(order)}`,
      [...hits.params, `{${pages.map((page) => page.ownerId).join(',')}}`, ...source.params, ...where.params, limit],
    );
    const byOwner = Map.groupBy(rows, (row) => row[owner]);
    for (const page of pages) found.set(page, (byOwner.get(page.ownerId) ?? []).map((row) => listed(em, row)));
  }
  return wanted.map((page) => found.get(page) ?? []);
}

/** How many there are in each of several lists, each counted up to a limit: one statement for all. */
export async function countLists(em: EntityManager, lists: readonly AppealPage[], most: number): Promise<number[]> {
  const counts = lists.map((list) => {
    const [source, where] = [sourceOf(list, most), whereOf(list)];
    return { sql: `(select count(*)::int from (select from ${source.sql} where ${where.sql} limit ?) as counted)`, params: [...source.params, ...where.params, most] };
  });
  const [row] = await em.execute<{ counts: number[] }[]>(`select array[${counts.map(({ sql }) => sql).join(', ')}] as counts`, counts.flatMap(({ params }) => params));
  return row!.counts;
}

/** The public answers of agencies, the newest first, so many of each: one statement for all that want as many. */
export async function recentAnswers(em: EntityManager, wanted: readonly RecentAnswers[]): Promise<Appeal[][]> {
  const found = new Map<RecentAnswers, Appeal[]>();
  for (const [limit, alike] of Map.groupBy(wanted, (each) => each.limit)) {
    const rows = await em.execute<Record<string, unknown>[]>(
      `select answer.* from unnest(?::uuid[]) as agency (id) cross join lateral (
         select a.* from appeals.appeal a where a.agency_id = agency.id and ${PUBLISHED} and a.answered_at is not null and a.status in (${ANSWERED})
         order by a.answered_at desc, a.id desc limit ?
       ) as answer order by answer.answered_at desc, answer.id desc`,
      [`{${alike.map(({ agencyId }) => agencyId).join(',')}}`, limit],
    );
    const byAgency = Map.groupBy(rows, (row) => row['agency_id']);
    for (const each of alike) found.set(each, (byAgency.get(each.agencyId) ?? []).map((row) => em.map(AppealEntity, row)));
  }
  return wanted.map((each) => found.get(each) ?? []);
}

/** A row with what it is sorted by. */
interface Keyed {
  readonly placeKey: string | null;
}

type Row = Record<string, unknown> & Keyed & { readonly id: string; readonly rank?: number };

function listed(em: EntityManager, { placeKey, rank: _, ...row }: Row): ListedAppeal {
  return { appeal: em.map(AppealEntity, row), place: { id: row.id, key: placeKey } };
}

/** The table of a list. */
function sourceOf(page: AppealPage, limit: number): Where {
  const { words, conditions, order, after, scope } = page;
  if (words === null) return pickedFrom(branchesOf(page), order, limit);
  const isByTime = isNewest(order);
  // What is found is what may be read, so the first hits are the page when nothing else is asked.
  const isAll = isByTime && scope === words.scope && Object.values(conditions).every((condition) => condition == null);
  const hits = hitsSql(words, { before: isByTime && after !== null ? after.id : null, enough: isAll ? limit : null, isRanked: order === AppealOrder.RELEVANCE });
  const source = withDetail(`${hits.sql} as a`, order);
  return { sql: source.sql, params: [...hits.params, ...source.params] };
}

/**
 * Conditions of which each row meets at most one. The queue of a cabinet and what it takes part in lie in two indexes, each in order: asked
 * for at once, every appeal of the cabinet would be read and sorted.
 */
function branchesOf(page: AppealPage): Where[] {
  const { everything, published, authorId, cabinetIds, sharedWith } = page.scope;
  if (everything || published || authorId !== null || cabinetIds.length === 0 || sharedWith.length === 0) return [];
  const others = whereOf({ ...page, scope: { ...page.scope, cabinetIds: [] } });
  return [whereOf({ ...page, scope: { ...page.scope, sharedWith: [] } }), { sql: `${others.sql} and a.cabinet_id not in (?)`, params: [...others.params, cabinetIds] }];
}

/** The first rows of each branch; of the whole table when there are none. */
function pickedFrom(branches: readonly Where[], order: ListOrder, limit: number): Where {
  const source = withDetail('appeals.appeal a', order);
  if (branches.length === 0) return source;
  const first = ({ sql }: Where): string => `(select a.id from ${source.sql} where ${sql} order by ${orderSql(order)} limit ?)`;
  const whole = withDetail(`(${branches.map(first).join(' union all ')}) as picked join appeals.appeal a on a.id = picked.id`, order);
  return { sql: whole.sql, params: [...branches.flatMap(({ params }) => [...source.params, ...params, limit]), ...whole.params] };
}

function whereOf({ scope, conditions, order, now, after }: AppealPage): Where {
  const parts: Where[] = [readable(scope), ...conditionsSql(conditions, scope, now)];
  if (after !== null) parts.push({ sql: afterSql(order), params: placeParams(after) });
  return { sql: parts.map((part) => part.sql).join(' and '), params: parts.flatMap((part) => part.params) };
}

/** `isAnswered` in SQL. */
const ANSWERED = Object.values(AppealStatus)
  .filter(isAnswered)
  .map((status) => `'${status}'`)
  .join(', ');

import type { EntityManager } from '@mikro-orm/postgresql';
import type { AppealKind } from '../domain/appeal-kind.js';
import { AppealStatus, NEVER_PUBLIC } from '../domain/appeal-status.js';
import { AppealOrder, DueState } from '../domain/appeal-order.js';
import { isAnswered } from '../domain/publicity.js';
import type { ReadableScope } from '../domain/readable-scope.js';
import { TermMark } from '../domain/term-mark.js';
import { AppealEntity, type Appeal } from './appeal.entity.js';
import { IS_AWAITED, IS_OVERDUE, isPast } from './term-sql.js';

/** Which appeals to list; absent conditions hold for all. Ids are UUIDs. */
export interface AppealConditions {
  readonly status?: AppealStatus | null;
  readonly kind?: AppealKind | null;
  readonly categoryId?: string | null;
  readonly agencyId?: string | null;
  readonly number?: string | null;
  /** Only those that wait for an answer, by how their term stands at `now`. */
  readonly due?: DueState | null;
}

/** The last appeal of a page, as far as lists are sorted by it. */
export interface PagePlace {
  readonly id: string;
  readonly dueAt: Date;
}

/** A page of a list. */
export interface AppealPage {
  readonly scope: ReadableScope;
  readonly conditions: AppealConditions;
  readonly order: AppealOrder;
  readonly now: Date;
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

/** An SQL condition and the values of its placeholders. */
interface Where {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** One page of all appeals. */
export async function pageOfAppeals(em: EntityManager, page: AppealPage): Promise<Appeal[]> {
  const rows = await rowsOfPage<Row>(em, page, 'a.*');
  return rows.map((row) => em.map(AppealEntity, row));
}

/** Some columns of it, as the database gives them. @param columns SQL of a select list over `a` */
export function rowsOfPage<Selected>(em: EntityManager, page: AppealPage, columns: string): Promise<Selected[]> {
  const where = whereOf(page);
  return em.execute<Selected[]>(`select ${columns} from appeals.appeal a where ${where.sql} order by ${ORDER_SQL[page.order]} limit ?`, [...where.params, page.limit]);
}

/** Pages of many owners: one statement for all that differ only in the owner. */
export async function pagesOfOwners(em: EntityManager, wanted: readonly OwnedPage[]): Promise<Appeal[][]> {
  const alike = Map.groupBy(wanted, ({ ownerId: _, ...rest }) => JSON.stringify(rest));
  const found = new Map<OwnedPage, Appeal[]>();
  for (const pages of alike.values()) {
    const { owner, limit, order } = pages[0]!;
    const where = whereOf(pages[0]!);
    const rows = await em.execute<Row[]>(
      `select a.* from unnest(?::uuid[]) as owner (id) cross join lateral (
         select a.* from appeals.appeal a where a.${owner} = owner.id and ${where.sql} order by ${ORDER_SQL[order]} limit ?
       ) as a order by ${ORDER_SQL[order]}`,
      [`{${pages.map((page) => page.ownerId).join(',')}}`, ...where.params, limit],
    );
    const byOwner = Map.groupBy(rows, (row) => row[owner]);
    for (const page of pages)
      found.set(
        page,
        (byOwner.get(page.ownerId) ?? []).map((row) => em.map(AppealEntity, row)),
      );
  }
  return wanted.map((page) => found.get(page) ?? []);
}

/** The public answers of agencies, the newest first, so many of each: one statement for all that want as many. */
export async function recentAnswers(em: EntityManager, wanted: readonly RecentAnswers[]): Promise<Appeal[][]> {
  const found = new Map<RecentAnswers, Appeal[]>();
  for (const [limit, alike] of Map.groupBy(wanted, (each) => each.limit)) {
    const rows = await em.execute<Row[]>(
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

type Row = Record<string, unknown>;

/** What each list is sorted by; the id keeps the order of equals. */
const ORDER_SQL: Readonly<Record<AppealOrder, string>> = { NEWEST: 'a.id desc', DUE_FIRST: 'a.due_at, a.id' };

function whereOf({ scope, conditions, order, now, after }: AppealPage): Where {
  const parts: Where[] = [readable(scope)];
  const equal = {
    status: conditions.status,
    kind: conditions.kind,
    category_id: conditions.categoryId,
    agency_id: conditions.agencyId,
    number: conditions.number,
  };
  for (const [column, value] of Object.entries(equal)) if (value != null) parts.push({ sql: `a.${column} = ?`, params: [value] });
  if (conditions.due != null) parts.push(dueCondition(conditions.due, now));
  if (after !== null) {
    parts.push(order === AppealOrder.NEWEST ? { sql: 'a.id < ?', params: [after.id] } : { sql: '(a.due_at, a.id) > (?, ?)', params: [after.dueAt, after.id] });
  }
  return { sql: parts.map((part) => part.sql).join(' and '), params: parts.flatMap((part) => part.params) };
}

function dueCondition(due: DueState, now: Date): Where {
  if (due === DueState.OVERDUE) return { sql: `${IS_AWAITED} and ${IS_OVERDUE}`, params: [now] };
  const soon = isPast(TermMark.NINE_TENTHS);
  return { sql: `${IS_AWAITED} and not ${IS_OVERDUE} and ${due === DueState.SOON ? soon : `not ${soon}`}`, params: [now, now] };
}

function readable(scope: ReadableScope): Where {
  if (scope.everything) return { sql: 'true', params: [] };
  const ways: Where[] = [];
  if (scope.authorId !== null) ways.push({ sql: 'a.author_id = ?', params: [scope.authorId] });
  if (scope.cabinetIds.length > 0) ways.push({ sql: 'a.cabinet_id in (?)', params: [scope.cabinetIds] });
  if (scope.published) ways.push({ sql: PUBLISHED, params: [] });
  return ways.length === 0
    ? { sql: 'false', params: [] }
    : { sql: `(${ways.map((way) => way.sql).join(' or ')})`, params: ways.flatMap((way) => way.params) };
}

/** `isPublic` of the domain's permissions, in SQL; a test holds the two together. */
const PUBLISHED = `(a.visibility = 'PUBLIC' and a.kind = 'MESSAGE' and a.status not in (${NEVER_PUBLIC.map((status) => `'${status}'`).join(', ')})
  and a.category_id in (select id from cabinets.published_category where not private))`;

/** `isAnswered` in SQL. */
const ANSWERED = Object.values(AppealStatus)
  .filter(isAnswered)
  .map((status) => `'${status}'`)
  .join(', ');

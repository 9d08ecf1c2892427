import type { DetailConditions } from '@otklik/plugin-host';
import type { AppealKind } from '../domain/appeal-kind.js';
import { DueState } from '../domain/appeal-order.js';
import { NEVER_PUBLIC, type AppealStatus } from '../domain/appeal-status.js';
import type { Channel } from '../domain/channel.js';
import { keptPriority, type Priority } from '../domain/priority.js';
import type { ReadableScope } from '../domain/readable-scope.js';
import { TermMark } from '../domain/term-mark.js';
import { detailsSql } from './detail-conditions.js';
import { IS_AWAITED, IS_OVERDUE, isPast } from './term-sql.js';

/** Which appeals to list; absent conditions hold for all, a list is of those of which one holds. Ids are UUIDs. */
export interface AppealConditions {
  readonly status?: AppealStatus | null;
  readonly statuses?: readonly AppealStatus[] | null;
  readonly kind?: AppealKind | null;
  readonly categoryId?: string | null;
  readonly categoryIds?: readonly string[] | null;
  readonly agencyId?: string | null;
  readonly number?: string | null;
  readonly channel?: Channel | null;
  readonly priority?: Priority | null;
  readonly territory?: string | null;
  /** Login of who works on it, alone or with others. */
  readonly executor?: string | null;
  /** Whether nobody works on it. */
  readonly unassigned?: boolean | null;
  /** Sent at or after this moment. */
  readonly submittedFrom?: Date | null;
  /** Sent before this moment. */
  readonly submittedBefore?: Date | null;
  readonly ratingAtMost?: number | null;
  readonly ratingAtLeast?: number | null;
  /** Whether there are files that the viewer may know of. */
  readonly hasAttachments?: boolean | null;
  /** Only those that wait for an answer, by how their term stands at `now`. */
  readonly due?: DueState | null;
  /** What the fields of a form must be. */
  readonly details?: DetailConditions | null;
}

/** An SQL condition on the appeal `a` and the values of its placeholders. */
export interface Where {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** `isPublic` of the domain's permissions, in SQL; a test holds the two together. */
export const PUBLISHED = `(a.visibility = 'PUBLIC' and a.kind = 'MESSAGE' and a.status not in (${NEVER_PUBLIC.map((status) => `'${status}'`).join(', ')})
  and a.category_id in (select id from cabinets.published_category where not private))`;

/** The conditions of a list. */
export function conditionsSql(conditions: AppealConditions, scope: ReadableScope, now: Date): Where[] {
  const { due, unassigned, hasAttachments, executor, details } = conditions;
  const comparisons: [string, unknown][] = [
    ['a.status = ?', conditions.status],
    ['a.status in (?)', conditions.statuses],
    ['a.kind = ?', conditions.kind],
    ['a.category_id = ?', conditions.categoryId],
    ['a.category_id in (?)', conditions.categoryIds],
    ['a.agency_id = ?', conditions.agencyId],
    ['a.number = ?', conditions.number],
    ['a.channel = ?', conditions.channel],
    ['a.territory = ?', conditions.territory],
    ['a.submitted_at >= ?', conditions.submittedFrom],
    ['a.submitted_at < ?', conditions.submittedBefore],
    ['a.rating_score <= ?', conditions.ratingAtMost],
    ['a.rating_score >= ?', conditions.ratingAtLeast],
  ];
  const parts = comparisons.flatMap(([sql, value]): Where[] => (value == null ? [] : [{ sql, params: [value] }]));
  if (conditions.priority != null) parts.push({ sql: 'a.priority is not distinct from ?::text', params: [keptPriority(conditions.priority)] });
  if (executor != null) parts.push({ sql: '(a.executor = ? or a.co_executors @> to_jsonb(?::text))', params: [executor, executor] });
  if (unassigned != null) parts.push({ sql: `a.executor is ${unassigned ? '' : 'not '}null`, params: [] });
  if (hasAttachments != null) parts.push(withFiles(hasAttachments, scope));
  if (details != null) parts.push(...detailsSql(details));
  if (due != null) parts.push(dueCondition(due, now));
  return parts;
}

/** Which appeals the viewer may know of. */
export function readable(scope: ReadableScope): Where {
  if (scope.everything) return { sql: 'true', params: [] };
  const own = ownWays(scope);
  return anyOf(scope.published ? [...own, { sql: PUBLISHED, params: [] }] : own);
}

/** The public sees no file that is not public, so it learns of none. */
function withFiles(wanted: boolean, scope: ReadableScope): Where {
  const seen = scope.everything ? { sql: 'true', params: [] } : anyOf([{ sql: 'f.is_public', params: [] }, ...ownWays(scope)]);
  return {
    sql: `${wanted ? '' : 'not '}exists (select from appeals.attachment f where f.appeal_id = a.id and f.part = 'APPEAL' and f.status = 'READY' and ${seen.sql})`,
    params: seen.params,
  };
}

function ownWays({ authorId, cabinetIds, sharedWith }: ReadableScope): Where[] {
  return [
    ...(authorId === null ? [] : [{ sql: 'a.author_id = ?', params: [authorId] }]),
    ...(cabinetIds.length === 0 ? [] : [{ sql: 'a.cabinet_id in (?)', params: [cabinetIds] }]),
    // Few appeals are shared: an index knows them by the first condition.
    ...(sharedWith.length === 0 ? [] : [{ sql: '(a.co_cabinet_ids is not null and a.co_cabinet_ids && ?::uuid[])', params: [`{${sharedWith.join(',')}}`] }]),
  ];
}

function anyOf(ways: readonly Where[]): Where {
  return ways.length === 0
    ? { sql: 'false', params: [] }
    : { sql: `(${ways.map((way) => way.sql).join(' or ')})`, params: ways.flatMap((way) => way.params) };
}

function dueCondition(due: DueState, now: Date): Where {
  if (due === DueState.OVERDUE) return { sql: `${IS_AWAITED} and ${IS_OVERDUE}`, params: [now] };
  const soon = isPast(TermMark.NINE_TENTHS);
  return { sql: `${IS_AWAITED} and not ${IS_OVERDUE} and ${due === DueState.SOON ? soon : `not ${soon}`}`, params: [now, now] };
}

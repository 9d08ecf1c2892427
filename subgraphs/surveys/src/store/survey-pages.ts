import type { EntityManager } from '@mikro-orm/postgresql';
import type { DraftScope } from '../domain/draft-scope.js';
import { SurveyStatus } from '../domain/survey-status.js';
import { SurveyEntity, type Survey } from './survey.entity.js';

/** A page of surveys, newest first. */
export interface SurveyPage {
  readonly drafts: DraftScope;
  readonly status: SurveyStatus | null;
  /** The moment that the status is asked for, as ISO text. */
  readonly now: string;
  /** Id of the last survey of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** A page of the surveys of one agency. */
export interface AgencyPage extends SurveyPage {
  readonly agencyId: string;
}

/** An SQL condition and the values of its placeholders. */
interface Where {
  readonly sql: string;
  readonly params: readonly unknown[];
}

type Row = Record<string, unknown>;

/** One page of all surveys. */
export async function pageOfSurveys(em: EntityManager, page: SurveyPage): Promise<Survey[]> {
  const { sql, params } = whereOf(page);
  const rows = await em.execute<Row[]>(`select s.* from surveys.survey s where ${sql} order by s.id desc limit ?`, [...params, page.limit]);
  return rows.map((row) => em.map(SurveyEntity, row));
}

/** Pages of many agencies: one statement for all that differ only in the agency. */
export async function pagesOfAgencies(em: EntityManager, wanted: readonly AgencyPage[]): Promise<Survey[][]> {
  const alike = Map.groupBy(wanted, ({ agencyId: _, ...rest }) => JSON.stringify(rest));
  const found = new Map<AgencyPage, Survey[]>();
  for (const pages of alike.values()) {
    const { sql, params } = whereOf(pages[0]!);
    const rows = await em.execute<Row[]>(
      `select page.* from unnest(?::uuid[]) as agency (id) cross join lateral (
         select s.* from surveys.survey s where s.agency_id = agency.id and ${sql} order by s.id desc limit ?
       ) as page order by page.id desc`,
      [`{${[...new Set(pages.map((page) => page.agencyId))].join(',')}}`, ...params, pages[0]!.limit],
    );
    const byAgency = Map.groupBy(rows, (row) => row['agency_id']);
    for (const page of pages)
      found.set(
        page,
        (byAgency.get(page.agencyId) ?? []).map((row) => em.map(SurveyEntity, row)),
      );
  }
  return wanted.map((page) => found.get(page) ?? []);
}

function whereOf({ drafts, status, now, after }: SurveyPage): Where {
  const parts: Where[] = [readable(drafts)];
  if (status !== null) parts.push(inStatus(status, now));
  if (after !== null) parts.push({ sql: 's.id < ?', params: [after] });
  return { sql: parts.map((part) => part.sql).join(' and '), params: parts.flatMap((part) => part.params) };
}

/** `mayRead` of the domain's permissions, in SQL; a test holds the two together. */
function readable({ everything, cabinetIds }: DraftScope): Where {
  if (everything) return { sql: 'true', params: [] };
  if (cabinetIds.length === 0) return { sql: 's.published_at is not null', params: [] };
  return { sql: '(s.published_at is not null or s.cabinet_id in (?))', params: [cabinetIds] };
}

/** `statusAt` of the domain, in SQL; a test holds the two together. */
function inStatus(status: SurveyStatus, now: string): Where {
  switch (status) {
    case SurveyStatus.DRAFT:
      return { sql: 's.published_at is null', params: [] };
    case SurveyStatus.SCHEDULED:
      return { sql: 's.published_at is not null and s.closed_at is null and s.opens_at > ? and s.closes_at > ?', params: [now, now] };
    case SurveyStatus.OPEN:
      return { sql: 's.published_at is not null and s.closed_at is null and s.opens_at <= ? and s.closes_at > ?', params: [now, now] };
    case SurveyStatus.CLOSED:
      return { sql: 's.published_at is not null and (s.closed_at is not null or s.closes_at <= ?)', params: [now] };
  }
}

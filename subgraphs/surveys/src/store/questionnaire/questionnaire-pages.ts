import type { EntityManager } from '@mikro-orm/postgresql';
import { pagesOfOwners, type OwnedPage, type RowCondition } from '@otklik/subgraph';
import type { DraftScope } from '../../domain/draft-scope.js';
import type { QuestionnaireStatus } from '../../domain/questionnaire/status.js';
import { QuestionnaireEntity, type Questionnaire } from './questionnaire.entity.js';

/** Which questionnaires a list shows. */
export interface QuestionnaireConditions {
  readonly drafts: DraftScope;
  readonly status: QuestionnaireStatus | null;
}

/** A page of all questionnaires, newest first. */
export interface QuestionnairePage extends QuestionnaireConditions {
  /** Id of the last one of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

type Row = Record<string, unknown>;

/** One page of all questionnaires. */
export async function pageOfQuestionnaires(em: EntityManager, page: QuestionnairePage): Promise<Questionnaire[]> {
  const { sql, params } = whereOf(page);
  const past = page.after === null ? '' : ' and t.id < ?';
  const rows = await em.execute<Row[]>(`select t.* from surveys.questionnaire t where ${sql}${past} order by t.id desc limit ?`, [
    ...params,
    ...(page.after === null ? [] : [page.after]),
    page.limit,
  ]);
  return rows.map((row) => em.map(QuestionnaireEntity, row));
}

/** Pages of many agencies. */
export async function questionnairesOfAgencies(em: EntityManager, wanted: readonly (OwnedPage & QuestionnaireConditions)[]): Promise<Questionnaire[][]> {
  const pages = await pagesOfOwners<OwnedPage & QuestionnaireConditions, Row>(em, { table: 'surveys.questionnaire', key: 'id', order: 'desc' }, wanted, whereOf);
  return pages.map((rows) => rows.map((row) => em.map(QuestionnaireEntity, row)));
}

function whereOf({ drafts, status }: QuestionnaireConditions): RowCondition {
  const readable = readableBy(drafts);
  const is = status === null ? 'true' : STATUS_SQL[status];
  return { sql: `${readable.sql} and ${is}`, params: readable.params };
}

/** `mayReadQuestionnaire`, in SQL; a test holds the two together. */
function readableBy({ everything, cabinetIds }: DraftScope): RowCondition {
  if (everything) return { sql: 'true', params: [] };
  if (cabinetIds.length === 0) return { sql: 't.published_number > 0', params: [] };
  return { sql: '(t.published_number > 0 or t.cabinet_id in (?))', params: [cabinetIds] };
}

/** `questionnaireStatus`, in SQL. */
const STATUS_SQL: Readonly<Record<QuestionnaireStatus, string>> = {
  DRAFT: 't.published_number = 0',
  OPEN: 't.published_number > 0 and t.closed_at is null',
  CLOSED: 't.published_number > 0 and t.closed_at is not null',
};

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Month } from '../../domain/month.js';
import type { ProblemStatus } from '../../domain/problems/problem-status.js';

/** A systemic problem, as it was raised and as it stands. */
export interface SystemicProblem {
  /** Rises with the time. */
  readonly id: string;
  readonly categoryId: string;
  readonly territory: string | null;
  readonly rootCause: string | null;
  readonly from: Month;
  readonly to: Month;
  readonly comparedFrom: Month;
  readonly comparedTo: Month;
  readonly received: number;
  readonly previous: number;
  readonly ratio: number | null;
  readonly pValue: number;
  readonly adjustedPValue: number;
  readonly status: ProblemStatus;
  readonly agencyId: string | null;
  /** Login. */
  readonly owner: string | null;
  readonly comment: string | null;
  readonly version: number;
  readonly raisedAt: Date;
  readonly updatedAt: Date;
}

/** Which problems, and which page of them, the newest first. */
export interface ProblemPage {
  readonly status: ProblemStatus | null;
  readonly agencyId: string | null;
  readonly categoryId: string | null;
  readonly after: string | null;
  readonly limit: number;
}

const COLUMNS = `id, category_id as "categoryId", territory, root_cause as "rootCause", from_month as from, to_month as to,
  compared_from as "comparedFrom", compared_to as "comparedTo", received, previous, ratio, p_value as "pValue", adjusted_p_value as "adjustedPValue",
  status, agency_id as "agencyId", owner, comment, version, raised_at as "raisedAt", updated_at as "updatedAt"`;

export function findProblems(em: EntityManager, ids: readonly string[]): Promise<SystemicProblem[]> {
  return read(em, `select ${COLUMNS} from insights.systemic_problem where id = any (?::uuid[])`, [`{${ids.join(',')}}`]);
}

/** The problem under its row lock; null when there is none. */
export async function lockProblem(tx: EntityManager, id: string): Promise<SystemicProblem | null> {
  const [problem] = await read(tx, `select ${COLUMNS} from insights.systemic_problem where id = ? for update`, [id]);
  return problem ?? null;
}

export function pageOfProblems(em: EntityManager, { status, agencyId, categoryId, after, limit }: ProblemPage): Promise<SystemicProblem[]> {
  const conditions: [sql: string, param: unknown][] = [];
  if (status !== null) conditions.push(['status = ?', status]);
  if (agencyId !== null) conditions.push(['agency_id = ?', agencyId]);
  if (categoryId !== null) conditions.push(['category_id = ?', categoryId]);
  if (after !== null) conditions.push(['id < ?', after]);
  const where = conditions.length === 0 ? '' : `where ${conditions.map(([sql]) => sql).join(' and ')}`;
  return read(em, `select ${COLUMNS} from insights.systemic_problem ${where} order by id desc limit ?`, [...conditions.map(([, param]) => param), limit]);
}

/** Raises a problem. @returns whether there was no open one of the same place yet */
export async function addProblem(tx: EntityManager, problem: SystemicProblem): Promise<boolean> {
  const values = [
    problem.id,
    problem.categoryId,
    problem.territory,
    problem.rootCause,
    problem.from,
    problem.to,
    problem.comparedFrom,
    problem.comparedTo,
    problem.received,
    problem.previous,
    problem.ratio,
    problem.pValue,
    problem.adjustedPValue,
    problem.status,
    problem.agencyId,
    problem.owner,
    problem.comment,
    problem.version,
    problem.raisedAt,
    problem.updatedAt,
  ];
  const rows = await tx.execute<unknown[]>(
    `insert into insights.systemic_problem (id, category_id, territory, root_cause, from_month, to_month, compared_from, compared_to, received, previous,
       ratio, p_value, adjusted_p_value, status, agency_id, owner, comment, version, raised_at, updated_at)
     values (${values.map(() => '?').join(', ')})
     on conflict (category_id, territory, root_cause) where status not in ('SOLVED', 'DISMISSED') do nothing returning id`,
    values,
  );
  return rows.length > 0;
}

/** Writes what people change of a problem. */
export async function updateProblem(tx: EntityManager, { id, status, agencyId, owner, comment, version, updatedAt }: SystemicProblem): Promise<void> {
  await tx.execute('update insights.systemic_problem set status = ?, agency_id = ?, owner = ?, comment = ?, version = ?, updated_at = ? where id = ?', [
    status,
    agencyId,
    owner,
    comment,
    version,
    updatedAt,
    id,
  ]);
}

async function read(em: EntityManager, sql: string, params: readonly unknown[]): Promise<SystemicProblem[]> {
  const rows = await em.execute<(Omit<SystemicProblem, 'raisedAt' | 'updatedAt'> & { raisedAt: Date | string; updatedAt: Date | string })[]>(sql, [...params]);
  return rows.map((row) => ({ ...row, raisedAt: new Date(row.raisedAt), updatedAt: new Date(row.updatedAt) }));
}

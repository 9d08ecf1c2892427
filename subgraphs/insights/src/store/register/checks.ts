import type { EntityManager } from '@mikro-orm/postgresql';
import type { Principle, PrincipleVerdict } from '../../domain/register/kinds.js';

/** How a service was found to stand against a principle. */
export interface PrincipleCheck {
  /** Rises with the time. */
  readonly id: string;
  readonly serviceId: string;
  readonly principle: Principle;
  readonly verdict: PrincipleVerdict;
  readonly comment: string;
  /** Login. */
  readonly checkedBy: string;
  readonly checkedAt: Date;
}

/** Which checks, and which page of them, the newest first. */
export interface CheckPage {
  readonly serviceId: string | null;
  readonly principle: Principle | null;
  readonly verdict: PrincipleVerdict | null;
  readonly after: string | null;
  readonly limit: number;
}

const COLUMNS = 'id, service_id as "serviceId", principle, verdict, comment, checked_by as "checkedBy", checked_at as "checkedAt"';

/** The newest check of services against each principle. */
export function newestChecks(em: EntityManager, serviceIds: readonly string[]): Promise<PrincipleCheck[]> {
  return read(
    em,
    `select distinct on (service_id, principle) ${COLUMNS} from insights.principle_check where service_id = any (?::uuid[])
     order by service_id, principle, id desc`,
    [`{${serviceIds.join(',')}}`],
  );
}

export async function findCheck(em: EntityManager, id: string): Promise<PrincipleCheck | null> {
  const [check] = await read(em, `select ${COLUMNS} from insights.principle_check where id = ?`, [id]);
  return check ?? null;
}

export function pageOfChecks(em: EntityManager, { serviceId, principle, verdict, after, limit }: CheckPage): Promise<PrincipleCheck[]> {
  const conditions: [sql: string, param: unknown][] = [];
  if (serviceId !== null) conditions.push(['service_id = ?', serviceId]);
  if (principle !== null) conditions.push(['principle = ?', principle]);
  if (verdict !== null) conditions.push(['verdict = ?', verdict]);
  if (after !== null) conditions.push(['id < ?', after]);
  const where = conditions.length === 0 ? '' : `where ${conditions.map(([sql]) => sql).join(' and ')}`;
  return read(em, `select ${COLUMNS} from insights.principle_check ${where} order by id desc limit ?`, [...conditions.map(([, param]) => param), limit]);
}

export async function addCheck(tx: EntityManager, check: PrincipleCheck): Promise<void> {
  const { id, serviceId, principle, verdict, comment, checkedBy, checkedAt } = check;
  await tx.execute(
    'insert into insights.principle_check (id, service_id, principle, verdict, comment, checked_by, checked_at) values (?, ?, ?, ?, ?, ?, ?)',
    [id, serviceId, principle, verdict, comment, checkedBy, checkedAt],
  );
}

/** How many services were checked against any principle. */
export async function countCheckedServices(em: EntityManager): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>('select count(distinct service_id)::float8 as count from insights.principle_check');
  return row!.count;
}

async function read(em: EntityManager, sql: string, params: readonly unknown[]): Promise<PrincipleCheck[]> {
  const rows = await em.execute<(Omit<PrincipleCheck, 'checkedAt'> & { checkedAt: Date | string })[]>(sql, [...params]);
  return rows.map((row) => ({ ...row, checkedAt: new Date(row.checkedAt) }));
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Month } from '../../domain/month.js';
import type { CellCounts } from '../../domain/problems/matrix.js';
import type { Period } from '../../domain/problems/period.js';

const IN_USE = 'generation = (select generation from insights.progress)';

/** What each category received in each territory in two periods; and of that, by confirmed root cause. */
export async function countCells(em: EntityManager, now: Period, before: Period): Promise<CellCounts[]> {
  const [cells, causes] = [
    await em.execute<CellCounts[]>(
      `select category_id as "categoryId", territory, null as "rootCause", ${counted('month', 'received')}
       from insights.monthly_cell where ${IN_USE} and level = 2 and (month between ? and ? or month between ? and ?)
       group by category_id, territory`,
      params(now, before),
    ),
    await em.execute<CellCounts[]>(
      `select category_id as "categoryId", territory, cause as "rootCause", ${counted('received_month', '1')}
       from insights.root_cause join insights.appeal_fact using (appeal_id)
       where ${IN_USE} and (received_month between ? and ? or received_month between ? and ?)
       group by category_id, territory, cause`,
      params(now, before),
    ),
  ];
  return [...cells, ...causes];
}

/** A month of a cell of category and territory. */
export interface MonthlyCount {
  readonly categoryId: string;
  readonly territory: string | null;
  readonly month: Month;
  readonly received: number;
}

/** What each category received in each territory in some months. */
export function countMonths(em: EntityManager, months: readonly Month[]): Promise<MonthlyCount[]> {
  return em.execute<MonthlyCount[]>(
    `select category_id as "categoryId", territory, month, sum(received)::float8 as received from insights.monthly_cell
     where ${IN_USE} and level = 2 and month = any (?::text[]) group by category_id, territory, month`,
    [`{${months.join(',')}}`],
  );
}

function counted(month: string, count: string): string {
  const sum = `coalesce(sum(${count}) filter (where ${month} between ? and ?), 0)::float8`;
  return `${sum} as received, ${sum} as previous`;
}

function params(now: Period, before: Period): Month[] {
  const months = [now.from, now.to, before.from, before.to];
  return [...months, ...months];
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalDate } from '@otklik/base';
import type { Mark } from '../../domain/register/low-rated.js';
import { Metric, MetricState } from '../../domain/register/metric.js';
import type { MetricRow } from '../../domain/register/metric-standing.js';

/** A value with the service or life situation that it is of. */
export interface SubjectMetric extends MetricRow {
  readonly subjectId: string;
}

/** Every value of services and life situations. */
export function metricsOf(em: EntityManager, subjectIds: readonly string[]): Promise<SubjectMetric[]> {
  return em.execute<SubjectMetric[]>(
    `select subject_id as "subjectId", metric, state, day::text as on, value::float8 as value from insights.metric_value
     where subject_id = any (?::uuid[]) order by subject_id, metric, state, day`,
    [`{${subjectIds.join(',')}}`],
  );
}

/** Writes a value; one of the same day is replaced. */
export async function writeMetric(tx: EntityManager, { subjectId, metric, state, on, value }: SubjectMetric): Promise<void> {
  await tx.execute(
    `insert into insights.metric_value (subject_id, metric, state, day, value) values (?, ?, ?, ?::date, ?)
     on conflict (subject_id, metric, state, day) do update set value = excluded.value`,
    [subjectId, metric, state, on, value],
  );
}

/** The marks that services were given up to a day. */
export function marksUpTo(em: EntityManager, day: LocalDate): Promise<Mark[]> {
  return em.execute<Mark[]>(
    `select subject_id as "serviceId", day::text as on, value::float8 as value from insights.metric_value
     join insights.service on service.id = subject_id where metric = ? and state = ? and day <= ?::date`,
    [Metric.RATING, MetricState.MEASURED, day],
  );
}

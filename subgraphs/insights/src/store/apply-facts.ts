import type { EntityManager } from '@mikro-orm/postgresql';
import type { AppealFact } from '../domain/appeal-fact.js';

/**
 * Writes facts that are newer than what is known of their appeals, and moves the cells by the difference, in one statement
 * however many there are. Facts that are known already change nothing.
 * @returns the agencies whose figures have changed
 */
export async function applyFacts(tx: EntityManager, generation: number, facts: readonly AppealFact[]): Promise<string[]> {
  if (facts.length === 0) return [];
  const rows = await tx.execute<{ agency_id: string }[]>(APPLY, [JSON.stringify(facts.map(rowOf)), generation, generation]);
  return rows.map((row) => row.agency_id);
}

/** Removes the facts and cells of every generation but one. */
export async function dropOtherGenerations(em: EntityManager, generation: number): Promise<void> {
  await em.execute('delete from insights.appeal_fact where generation <> ?', [generation]);
  await em.execute('delete from insights.monthly_cell where generation <> ?', [generation]);
}

/** How many appeals a generation knows. */
export async function countFacts(em: EntityManager, generation: number): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>('select count(*)::float8 as count from insights.appeal_fact where generation = ?', [
    generation,
  ]);
  return row!.count;
}

function rowOf(fact: AppealFact): Record<string, unknown> {
  return {
    appeal_id: fact.appealId,
    version: fact.version,
    category_id: fact.categoryId,
    agency_id: fact.agencyId,
    territory: fact.territory,
    received_month: fact.receivedMonth,
    done_month: fact.doneMonth,
    on_time: fact.onTime,
    seconds: fact.seconds,
    score: fact.score,
  };
}

/**
 * Parameters: facts as JSON, generation, generation. All parts of the statement see the rows as they were before it, so `known`
 * is what the cells counted so far. An appeal counts as received in one month and as done, with the rest, in another.
 */
const APPLY = `
  with incoming as materialized (
    select * from jsonb_to_recordset(?::jsonb) as fact (
      appeal_id uuid, version bigint, category_id text, agency_id uuid, territory text,
      received_month text, done_month text, on_time boolean, seconds bigint, score smallint
    )
  ), known as materialized (
    select fact.* from insights.appeal_fact as fact join incoming using (appeal_id) where fact.generation = ?
  ), written as (
    insert into insights.appeal_fact as fact
      (generation, appeal_id, version, category_id, agency_id, territory, received_month, done_month, on_time, seconds, score)
    select ?, appeal_id, version, category_id, agency_id, territory, received_month, done_month, on_time, seconds, score from incoming
    on conflict (generation, appeal_id) do update set
      version = excluded.version, category_id = excluded.category_id, agency_id = excluded.agency_id, territory = excluded.territory,
      received_month = excluded.received_month, done_month = excluded.done_month, on_time = excluded.on_time,
      seconds = excluded.seconds, score = excluded.score
    where excluded.version > fact.version
    returning fact.*
  ), signed as (
    select written.*, 1 as sign from written
    union all
    select known.*, -1 as sign from known where appeal_id in (select appeal_id from written)
  ), difference as (
    select generation, grouping(agency_id, territory) as level, part.month, agency_id, category_id, territory,
      sum(sign * part.received) as received, sum(sign * part.done) as done, sum(sign * part.on_time) as on_time,
      sum(sign * part.seconds) as seconds, sum(sign * part.rated) as rated, sum(sign * part.scores) as scores
    from signed cross join lateral (values
      (received_month, 1, 0, 0, 0::bigint, 0, 0),
      (done_month, 0, 1, on_time::int, seconds, (score is not null)::int, coalesce(score, 0)::int)
    ) as part (month, received, done, on_time, seconds, rated, scores)
    where part.month is not null
    group by generation, part.month, category_id, grouping sets ((agency_id, territory), (agency_id), (territory))
  ), moved as (
    insert into insights.monthly_cell as cell
      (generation, level, month, agency_id, category_id, territory, received, done, on_time, seconds, rated, scores)
    select generation, level, month, agency_id, category_id, territory, received, done, on_time, seconds, rated, scores from difference
    where (received, done, on_time, seconds, rated, scores) <> (0, 0, 0, 0, 0, 0)
    on conflict (generation, level, month, agency_id, category_id, territory) do update set
      received = cell.received + excluded.received, done = cell.done + excluded.done, on_time = cell.on_time + excluded.on_time,
      seconds = cell.seconds + excluded.seconds, rated = cell.rated + excluded.rated, scores = cell.scores + excluded.scores
    returning cell.agency_id
  )
  select distinct agency_id from moved where agency_id is not null`;

import type { EntityManager } from '@mikro-orm/postgresql';
import type { TimedAction } from '../domain/timed-step.js';

/** The most that are done at a time; the rest waits for the next. */
const BATCH = 1_000;

const DUE: Readonly<Record<TimedAction, string>> = {
  EXPIRE_CLARIFICATION: "status = 'CLARIFICATION' and (clarifications -> -1 ->> 'answerBy')::timestamptz < ?",
};

/** Ids of the appeals for which the time of a step has come, or of this one if it has. */
export async function findDue(em: EntityManager, action: TimedAction, now: Date, id?: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from appeals.appeal where ${DUE[action]} ${id === undefined ? '' : 'and id = ?'} order by id limit ${BATCH}`,
    id === undefined ? [now] : [now, id],
  );
  return rows.map((row) => row.id);
}

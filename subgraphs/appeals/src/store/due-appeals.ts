import type { EntityManager } from '@mikro-orm/postgresql';
import { AppealKind } from '../domain/appeal-kind.js';
import { AppealStatus } from '../domain/appeal-status.js';
import { LOW_SCORE, MAX_REOPENINGS, REOPENED_WITHIN_MS } from '../domain/reopening.js';
import { TIMED_STEPS, type TimedAction } from '../domain/timed-step.js';

/** When what is done by time is due. */
export interface TimeRules {
  /** So many days after its answer an appeal is closed; null for never. */
  readonly closeAfterDays: number | null;
}

/** The most that are done at a time; the rest waits for the next. */
const BATCH = 1_000;
const DAY_MS = 86_400_000;

/** An SQL condition and the values of its placeholders; null when the time never comes. */
type Due = { readonly sql: string; readonly params: readonly unknown[] } | null;

const FROM_CLOSE = TIMED_STEPS.CLOSE.from.map((status) => `'${status}'`).join(', ');

/** Its author may open it again, by the rules of the domain; a test holds the two together. Takes: the earliest answer for that. */
const IS_REOPENABLE = `kind = '${AppealKind.MESSAGE}' and (fixed is false or (fixed is not true and coalesce(rating_score <= ${LOW_SCORE}, false)))
  and coalesce(jsonb_array_length(earlier_answers), 0) < ${MAX_REOPENINGS} and answered_at >= ?`;

const DUE: Readonly<Record<TimedAction, (now: Date, rules: TimeRules) => Due>> = {
  EXPIRE_CLARIFICATION: (now) => ({ sql: `status = '${AppealStatus.CLARIFICATION}' and (clarifications -> -1 ->> 'answerBy')::timestamptz < ?`, params: [now] }),
  CLOSE: (now, { closeAfterDays }) =>
    closeAfterDays === null
      ? null
      : {
          sql: `status in (${FROM_CLOSE}) and answered_at < ? and not (${IS_REOPENABLE})`,
          params: [new Date(now.getTime() - closeAfterDays * DAY_MS), new Date(now.getTime() - REOPENED_WITHIN_MS)],
        },
};

/** Ids of the appeals for which the time of a step has come, or of this one if it has. */
export async function findDue(em: EntityManager, action: TimedAction, now: Date, rules: TimeRules, id?: string): Promise<string[]> {
  const due = DUE[action](now, rules);
  if (due === null) return [];
  const rows = await em.execute<{ id: string }[]>(
    `select id from appeals.appeal where ${due.sql} ${id === undefined ? '' : 'and id = ?'} order by id limit ${BATCH}`,
    id === undefined ? [...due.params] : [...due.params, id],
  );
  return rows.map((row) => row.id);
}

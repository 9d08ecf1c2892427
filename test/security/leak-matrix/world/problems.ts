import { nameId } from '@otklik/base';
import { withConnection } from '@otklik/database';
import type { Telling } from './world.js';

/** The follower comes after the commit; a busy machine is given time. */
const TRIES = 600;
const WAIT_MS = 100;

/** Gives the figures a season, an alarm and a confirmed root cause, and the region a systemic problem; waits until they know of an answered appeal. */
export async function tellProblems({ adminUrl, clock, ids }: Telling): Promise<void> {
  const now = clock.now();
  const month = (months: number): string => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
  const [problem, appeal] = [nameId('leak-matrix', 'problem'), nameId('leak-matrix', 'appeal with a cause')];
  Object.assign(ids, { systemicProblem: problem, matrixFrom: month(-2), matrixTo: month(1) });
  const seasons = Array.from({ length: 15 }, (_, back) => [month(back - 22), 'ISK', 100]);
  const cells = JSON.stringify([...seasons, [month(-13), 'OB', 10], [month(-1), 'OB', 50]]);
  await withConnection(adminUrl, async (admin) => {
    await admin.query(
      `insert into insights.monthly_cell (generation, level, month, agency_id, category_id, territory, received, done, on_time, seconds, rated, scores)
       select generation, 2, cell ->> 0, null, 'roads.pothole', cell ->> 1, (cell ->> 2)::int, 0, 0, 0, 0, 0
       from insights.progress, jsonb_array_elements($1::jsonb) as cell`,
      [cells],
    );
    await admin.query(
      `insert into insights.appeal_fact (generation, appeal_id, version, category_id, agency_id, territory, received_month, done_month, on_time, seconds, score)
       select generation, $1, 1, 'roads.pothole', $2, 'BRD', $3, $3, true, 1, null from insights.progress`,
      [appeal, ids['roads'], month(0)],
    );
    await admin.query(`insert into insights.root_cause values ($1, 'wear', 'roads-head', $2)`, [appeal, now]);
    await admin.query(
      `insert into insights.systemic_problem values ($1, 'roads.pothole', 'KLC', 'wear', $2, $2, $3, $3, 30, 10, 3, 0.001, 0.01, 'CONFIRMED', $4, 'roads-hand', 'Слова', 1, $5, $5)`,
      [problem, month(-1), month(-13), ids['roads'], now],
    );
    for (let tries = 0; tries < TRIES; tries++) {
      const { rows } = await admin.query('select from insights.appeal_fact where appeal_id = $1 and done_month is not null', [ids['toRate']]);
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
    throw new Error('The figures do not come to an answered appeal.');
  });
}

import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { localDateAt, newId, type Clock } from '@otklik/base';
import { addMonths, monthAt } from '../../domain/month.js';
import { matrixOf } from '../../domain/problems/matrix.js';
import { comparedWith, Comparison, exposuresOf } from '../../domain/problems/period.js';
import { ProblemStatus } from '../../domain/problems/problem-status.js';
import { countCells } from '../../store/problems/counts.js';
import { agenciesOfCategories } from '../../store/problems/root-causes.js';
import { addProblem, type SystemicProblem } from '../../store/problems/systemic-problems.js';
import { regionTimeZone } from '../../store/published.js';
import { changeOnce } from '../change-once.js';
import type { Setting } from '../setting.js';

const QUARTER = 3;

/** The operator has the thresholds looked at now, and not at the next time of the job. @returns the problems that were raised */
export async function raiseProblems(setting: Setting, input: { readonly idempotencyKey?: string | null }): Promise<SystemicProblem[]> {
  const ids = await changeOnce(setting, {
    action: 'problem.raise',
    mutation: 'raiseSystemicProblems',
    input,
    work: async ({ tx, now }) => (await raiseByThresholds(tx, now)).join(' '),
  });
  setting.loaders.problem.clearAll();
  const problems = await setting.loaders.problem.loadMany(ids.split(' ').filter(Boolean));
  return problems as SystemicProblem[];
}

/** Raises what the thresholds say, for a periodic job. @returns how many problems there are more */
export async function raiseSystemicProblems(orm: MikroORM, clock: Clock): Promise<number> {
  const raised = await orm.em.fork().transactional((tx) => raiseByThresholds(tx, clock.now()));
  return raised.length;
}

/**
 * Every alarm of the last three whole months against the same ones of the year before becomes a systemic problem, unless one of the same place
 * is still open. It belongs to the agency that answers its category.
 * @returns the ids of the new ones
 */
async function raiseByThresholds(tx: EntityManager, now: Date): Promise<string[]> {
  const timeZone = await regionTimeZone(tx);
  const last = addMonths(monthAt(now, timeZone), -1);
  const period = { from: addMonths(last, 1 - QUARTER), to: last };
  const compared = comparedWith(period, Comparison.YEAR_BEFORE);
  const exposures = exposuresOf(period, compared, localDateAt(now, timeZone));
  const alarms = matrixOf(await countCells(tx, period, compared), exposures).filter(({ isAlarm }) => isAlarm);
  const agencies = await agenciesOfCategories(tx, [...new Set(alarms.map(({ categoryId }) => categoryId))]);
  const raised: string[] = [];
  for (const { segment: _, isAlarm: __, ...cell } of alarms) {
    const id = newId(now.getTime());
    const when = { from: period.from, to: period.to, comparedFrom: compared.from, comparedTo: compared.to, raisedAt: now, updatedAt: now };
    const agencyId = agencies.get(cell.categoryId) ?? null;
    const isNew = await addProblem(tx, { ...cell, ...when, id, agencyId, status: ProblemStatus.RAISED, owner: null, comment: null, version: 1 });
    if (isNew) raised.push(id);
  }
  return raised;
}

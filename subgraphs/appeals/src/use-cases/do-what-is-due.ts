import { LockMode, type EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import { SYSTEM, sessionOf } from '@otklik/database';
import { TIMED_STEPS, type TimedAction } from '../domain/timed-step.js';
import { AppealEntity } from '../store/appeal.entity.js';
import { findDue, type TimeRules } from '../store/due-appeals.js';
import { takeTimedStep } from './take-timed-step.js';

/** What the platform does with appeals by time works with this. */
export interface DueWork extends TimeRules {
  readonly orm: MikroORM;
  readonly clock: Clock;
  /** Called after every commit that left events in the outbox. */
  readonly onCommitted: () => void;
}

/**
 * Does with every appeal what its time has come for, each in a transaction of its own, so that a stop in the middle loses nothing and
 * whoever comes later finds the rest. Rows that somebody is at work on wait for the next time. @returns how many there were
 */
export async function doWhatIsDue({ orm, clock, onCommitted, closeAfterDays }: DueWork, signal?: AbortSignal): Promise<number> {
  const em = orm.em.fork({ session: sessionOf(SYSTEM) });
  const rules = { closeAfterDays };
  let done = 0;
  for (const action of Object.keys(TIMED_STEPS) as TimedAction[]) {
    const ids = await findDue(em, action, clock.now(), rules);
    for (const id of ids) {
      if (signal?.aborted === true) return done;
      if (await em.fork({ session: sessionOf(SYSTEM) }).transactional((tx) => takeStep(tx, id, action, clock.now(), rules))) done += 1;
    }
  }
  if (done > 0) onCommitted();
  return done;
}

async function takeStep(tx: EntityManager, id: string, action: TimedAction, now: Date, rules: TimeRules): Promise<boolean> {
  const [appeal] = await tx.find(AppealEntity, { id }, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE });
  // Looked at again under the lock: its author may have been quicker.
  if (appeal === undefined || !(await findDue(tx, action, now, rules, id)).includes(id)) return false;
  await takeTimedStep(tx, appeal, action, now);
  return true;
}

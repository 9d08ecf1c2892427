import { LockMode, type EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import type { Clock, LocalizedText } from '@otklik/base';
import { SYSTEM, sessionOf } from '@otklik/database';
import { AppealStatus } from '../domain/appeal-status.js';
import { closeClarification } from '../domain/clarification.js';
import { TIMED_STEPS, type TimedAction } from '../domain/timed-step.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import { findDue } from '../store/due-appeals.js';
import { recordChange } from '../store/record-change.js';

/** What the platform does with appeals by time works with this. */
export interface DueWork {
  readonly orm: MikroORM;
  readonly clock: Clock;
  /** Called after every commit that left events in the outbox. */
  readonly onCommitted: () => void;
}

/** How the history names the platform itself. */
const PLATFORM = { actor: 'otklik', actorRole: 'PLATFORM' };

/** What each step writes, except status and version; answers what the history says of it. */
const WRITE: Readonly<Record<TimedAction, (appeal: Appeal, now: Date) => LocalizedText>> = {
  EXPIRE_CLARIFICATION: (appeal, now) => {
    appeal.clarifications = closeClarification(appeal.clarifications ?? [], null, now);
    if (TIMED_STEPS.EXPIRE_CLARIFICATION.to(appeal) === AppealStatus.REJECTED) appeal.rejectionGround = 'NO_CLARIFICATION';
    return TIMED_STEPS.EXPIRE_CLARIFICATION.title;
  },
};

/**
 * Does with every appeal what its time has come for, each in a transaction of its own, so that a stop in the middle loses nothing and
 * whoever comes later finds the rest. Rows that somebody is at work on wait for the next time. @returns how many there were
 */
export async function doWhatIsDue({ orm, clock, onCommitted }: DueWork, signal?: AbortSignal): Promise<number> {
  const em = orm.em.fork({ session: sessionOf(SYSTEM) });
  let done = 0;
  for (const action of Object.keys(TIMED_STEPS) as TimedAction[]) {
    const ids = await findDue(em, action, clock.now());
    for (const id of ids) {
      if (signal?.aborted === true) return done;
      if (await em.fork({ session: sessionOf(SYSTEM) }).transactional((tx) => takeStep(tx, id, action, clock.now()))) done += 1;
    }
  }
  if (done > 0) onCommitted();
  return done;
}

async function takeStep(tx: EntityManager, id: string, action: TimedAction, now: Date): Promise<boolean> {
  const [appeal] = await tx.find(AppealEntity, { id }, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE });
  // Looked at again under the lock: its author may have been quicker.
  if (appeal === undefined || !(await findDue(tx, action, now, id)).includes(id)) return false;
  const { to, event } = TIMED_STEPS[action];
  const status = to(appeal);
  const comment = WRITE[action](appeal, now);
  if (appeal.status === AppealStatus.CLARIFICATION) appeal.resumeStatus = null;
  appeal.status = status;
  appeal.version += 1;
  await recordChange(tx, appeal, { event, at: now, ...PLATFORM, comment });
  return true;
}

import type { MikroORM } from '@mikro-orm/postgresql';
import { newId, type Clock } from '@otklik/base';
import { SYSTEM, sessionOf } from '@otklik/database';
import type { NewEvent } from '@otklik/events';
import { inboxEventOf } from '../domain/inbox.js';
import { remindedAt } from '../domain/term-mark.js';
import { putEvents } from '../store/bulk.js';
import { inboxTopic } from '../store/inbox.js';
import { putReminders, untoldMarks, type UntoldMark } from '../store/reminders.js';

/** What a sweep works with. */
export interface SweepSetting {
  readonly orm: MikroORM;
  readonly clock: Clock;
  /** Called after a commit that left events in the outbox. */
  readonly onCommitted: () => void;
  /** Ends it between two batches. */
  readonly signal?: AbortSignal;
}

const BATCH = 500;

/**
 * Reminds of every term that has passed half, nine tenths, or its end since the sweep before; what has passed several marks unseen (the
 * platform was down, a message was imported) is told of once, by the last. Broken off or run twice at once, nothing is told twice.
 * @returns how many reminders there were
 */
export async function remindOfTerms({ orm, clock, onCommitted, signal }: SweepSetting): Promise<number> {
  const em = orm.em.fork({ session: sessionOf(SYSTEM) });
  let total = 0;
  for (;;) {
    const { seen, told } = await em.transactional(async (tx) => {
      const at = clock.now();
      const marks = await untoldMarks(tx, at, BATCH);
      if (marks.length === 0) return { seen: 0, told: 0 };
      const told = await putReminders(tx, marks.map((mark) => ({ id: newId(at.getTime()), at, ...mark })));
      await putEvents(tx, marks.filter(({ appealId }) => told.has(appealId)).flatMap(eventsOf));
      return { seen: marks.length, told: told.size };
    });
    if (told > 0) onCommitted();
    total += told;
    if (seen < BATCH || signal?.aborted === true) return total;
  }
}

/** What the inbox of the cabinet is told. */
function eventsOf({ appealId, cabinetId, mark, dueAt, isAssigned }: UntoldMark): NewEvent[] {
  const event = inboxEventOf(mark);
  if (event === null) return [];
  const payload = { event, mark, dueAt: dueAt.toISOString(), tells: remindedAt(mark, isAssigned) };
  return [{ topic: inboxTopic(cabinetId), type: 'appeal.reminder', aggregate: appealId, version: null, payload }];
}

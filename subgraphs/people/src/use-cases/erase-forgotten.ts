import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import { forgottenPeople } from '../store/handling.js';
import { erase } from './erase-personal-data.js';

/** What the retention of personal data works with. */
export interface RetentionOptions {
  readonly orm: MikroORM;
  readonly clock: Clock;
  /** For how many days personal data are kept after the person last wrote them or sent an appeal. */
  readonly days: number;
  readonly onCommitted: () => void;
}

const DAY_MS = 86_400_000;
const BATCH = 200;
const LOCK = "select pg_try_advisory_xact_lock(hashtextextended('otklik personal data retention', 0)) as mine";

/**
 * Erases the personal data of everybody whose term is over and who waits for no answer. Of several processes one works and the others
 * do nothing; broken off, the next call goes on.
 * @returns of how many people
 */
export async function eraseForgotten({ orm, clock, days, onCommitted }: RetentionOptions): Promise<number> {
  const since = new Date(clock.now().getTime() - days * DAY_MS);
  return orm.em.fork().transactional(async (lock) => {
    const [row] = await lock.execute<{ mine: boolean }[]>(LOCK);
    if (row?.mine !== true) return 0;
    let erased = 0;
    for (;;) {
      const people = await forgottenPeople(orm.em, since, BATCH);
      for (const personId of people) {
        await erase({ em: orm.em, clock, onCommitted }, { personId, reason: 'RETENTION', ground: null, erasedBy: null }, since);
      }
      erased += people.length;
      if (people.length < BATCH) return erased;
    }
  });
}

import type { MikroORM } from '@mikro-orm/postgresql';
import { SYSTEM, sessionOf } from '@otklik/database';

const KEPT_MS = 30 * 86_400_000;
const BATCH = 1_000;

/**
 * Removes the keys of a schema that are older than 30 days, batch by batch, each in a transaction of its own.
 * @param signal ends it before the next batch
 * @returns how many there were
 */
export async function removeOldKeys(orm: MikroORM, schema: string, now: Date, signal?: AbortSignal): Promise<number> {
  const em = orm.em.fork({ session: sessionOf(SYSTEM) });
  const before = new Date(now.getTime() - KEPT_MS);
  let removed = 0;
  while (signal?.aborted !== true) {
    const gone = await em.execute<unknown[]>(
      `delete from ${schema}.idempotency_key where (person_id, mutation, key) in
         (select person_id, mutation, key from ${schema}.idempotency_key where at < ? order by at limit ${BATCH}) returning 1`,
      [before],
    );
    removed += gone.length;
    if (gone.length < BATCH) break;
  }
  return removed;
}

import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import { SYSTEM, sessionOf } from '@otklik/database';
import type { FileStorage } from '@otklik/files';
import { LOOSE_MS } from '../domain/attachment.js';

/** What sweeping works with. */
export interface SweepOptions {
  readonly orm: MikroORM;
  readonly clock: Clock;
  readonly storage: Pick<FileStorage, 'remove'>;
  /** Ends it soon; the next time goes on. */
  readonly signal?: AbortSignal;
}

const BATCH = 100;

/**
 * Forgets files that did not come, were refused, or belong to no appeal after a day; then removes from the storage what no row names any
 * more: of those, and of erased people and appeals. Broken off, the next call goes on.
 * @returns how many files it removed
 */
export async function sweepFiles({ orm, clock, storage, signal }: SweepOptions): Promise<number> {
  const em = orm.em.fork({ session: sessionOf(SYSTEM) });
  await forgetLoose(em, new Date(clock.now().getTime() - LOOSE_MS));
  let removed = 0;
  while (signal?.aborted !== true) {
    const rows = await em.execute<{ file_key: string }[]>('select file_key from appeals.discarded_file order by at limit ?', [BATCH]);
    for (const { file_key: key } of rows) {
      // Before its row: broken off in between, it is removed again, which does nothing.
      await storage.remove(key);
      await em.execute('delete from appeals.discarded_file where file_key = ?', [key]);
    }
    removed += rows.length;
    if (rows.length < BATCH) break;
  }
  return removed;
}

async function forgetLoose(em: EntityManager, before: Date): Promise<void> {
  await em.execute("delete from appeals.attachment where created_at < ? and (appeal_id is null or status in ('PENDING', 'REFUSED'))", [before]);
}

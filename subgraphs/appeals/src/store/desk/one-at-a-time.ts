import type { EntityManager } from '@mikro-orm/postgresql';

/** Lets one transaction after the other change a list of a cabinet, so that what is counted and compared in it stays so until its end. */
export async function oneAtATime(tx: EntityManager, list: string, cabinetId: string): Promise<void> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`appeals ${list} ${cabinetId}`]);
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Setting } from './setting.js';

/** Runs a change in a transaction of its own: a refusal inside leaves nothing half-written. */
export async function inTransaction<Result>({ em, onCommitted }: Setting, run: (tx: EntityManager) => Promise<Result>): Promise<Result> {
  const result = await em.fork().transactional(run);
  onCommitted();
  return result;
}

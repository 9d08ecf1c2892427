import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sessionOf } from '@otklik/database';
import type { Viewer } from '@otklik/identity';
import { tenantOf } from './tenant-of.js';
import { withSubordinates } from './with-subordinates.js';

/**
 * Runs an operation on an entity manager that acts for its viewer and for nobody else. A query is one transaction, which only reads; a
 * mutation opens its own, and what is read besides it are transactions of one statement: each says first for whom it works.
 */
export async function asTenant<Result>(
  orm: MikroORM,
  viewer: Viewer,
  isQuery: boolean,
  run: (em: EntityManager, viewer: Viewer) => Promise<Result>,
): Promise<Result> {
  const known = await withSubordinates(orm.em.fork(), viewer);
  const em = orm.em.fork({ session: sessionOf(tenantOf(known)) });
  return isQuery ? inOneTransaction(em, () => run(em, known)) : run(em, known);
}

type Opened = Parameters<ReturnType<EntityManager['getConnection']>['rollback']>[0];

async function inOneTransaction<Result>(em: EntityManager, run: () => Promise<Result>): Promise<Result> {
  await em.begin({ readOnly: true });
  try {
    return await run();
  } finally {
    const transaction = em.getTransactionContext<Opened>()!;
    // An operation may be answered while some of its fields are still on their way: what they ask from now on is a transaction of its
    // own, for the same tenant. Rolling back waits for what they have asked, so nothing of theirs meets the connection's next user.
    em.resetTransactionContext();
    await em.getConnection().rollback(transaction);
  }
}

import type pg from 'pg';

/** Whoever holds a connection that breaks is told of it by the query under way, and gives it back at once if ever. */
const GRACE_MS = 1_000;

/**
 * Takes connections back that broke while somebody had them. Kysely, below the ORM, does not give a connection back when the end of its
 * transaction fails, as it does on a connection that is gone: each such transaction would cost the pool a place for ever.
 */
export function takeBackLost(pool: pg.Pool): void {
  const taken = new Set<pg.PoolClient>();
  pool.on('acquire', (client) => taken.add(client));
  pool.on('release', (_error, client) => taken.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      setTimeout(() => {
        if (taken.has(client)) client.release(true);
      }, GRACE_MS).unref();
    });
  });
}

import type { EntityManager } from '@mikro-orm/postgresql';

/** A key as its first use left it. */
export interface UsedKey {
  readonly fingerprint: string;
  readonly appealId: string;
}

/**
 * Takes an author's key for a new appeal, in the caller's transaction; whoever comes with the same key meanwhile waits for
 * its end. Returns null when the key is taken now, or what it was used for before.
 */
export async function claimKey(tx: EntityManager, authorId: string, key: string, use: UsedKey, at: Date): Promise<UsedKey | null> {
  const claimed = await tx.execute<unknown[]>(
    `insert into appeals.idempotency_key (author_id, key, fingerprint, appeal_id, at) values (?, ?, ?, ?, ?)
     on conflict do nothing returning key`,
    [authorId, key, use.fingerprint, use.appealId, at],
  );
  if (claimed.length > 0) return null;
  const [used] = await tx.execute<{ fingerprint: string; appeal_id: string }[]>(
    'select fingerprint, appeal_id from appeals.idempotency_key where author_id = ? and key = ?',
    [authorId, key],
  );
  return { fingerprint: used!.fingerprint, appealId: used!.appeal_id };
}

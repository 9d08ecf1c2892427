import type { EntityManager } from '@mikro-orm/postgresql';
import type { KeyTable } from '@otklik/subgraph';

/** The keys of submissions, by their authors; those of imports, by their source. */
export const APPEAL_KEYS: KeyTable = { table: 'appeals.idempotency_key', person: 'author_id', object: 'appeal_id' };

/** A key as its first use left it. */
export interface UsedKey {
  readonly fingerprint: string;
  readonly appealId: string;
}

/** A key that wants to be taken. */
export interface KeyUse extends UsedKey {
  readonly key: string;
}

/**
 * Takes many keys of one owner at once, as `claimKey` takes one. Answers by key what the keys that were taken already had been used
 * for; all others are taken now. Two callers with the same keys wait for each other in the order of the keys, so neither for ever.
 */
export async function claimKeys(tx: EntityManager, ownerId: string, uses: readonly KeyUse[], at: Date): Promise<Map<string, UsedKey>> {
  if (uses.length === 0) return new Map();
  const sorted = uses.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const claimed = await tx.execute<{ key: string }[]>(
    `insert into appeals.idempotency_key (author_id, key, fingerprint, appeal_id, at)
     values ${sorted.map(() => '(?, ?, ?, ?, ?)').join(', ')} on conflict do nothing returning key`,
    sorted.flatMap(({ key, fingerprint, appealId }) => [ownerId, key, fingerprint, appealId, at]),
  );
  const mine = new Set(claimed.map(({ key }) => key));
  const taken = uses.filter(({ key }) => !mine.has(key));
  if (taken.length === 0) return new Map();
  const used = await tx.execute<{ key: string; fingerprint: string; appeal_id: string }[]>(
    'select key, fingerprint, appeal_id from appeals.idempotency_key where author_id = ? and key in (?)',
    [ownerId, taken.map(({ key }) => key)],
  );
  return new Map(used.map(({ key, fingerprint, appeal_id }) => [key, { fingerprint, appealId: appeal_id }]));
}

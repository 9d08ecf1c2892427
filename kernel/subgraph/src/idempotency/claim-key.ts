import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '@otklik/base';
import { fingerprint } from './fingerprint.js';

/** Where a subgraph keeps its keys: a table with `key`, `fingerprint`, `at` and these columns, its primary key (person, key). */
export interface KeyTable {
  /** With its schema: `appeals.idempotency_key`. */
  readonly table: string;
  /** The column of whose key it is: one person's keys say nothing about another's. */
  readonly person: string;
  /** The column of what was made with it. */
  readonly object: string;
}

/** A key as a client uses it. */
export interface KeyUse {
  readonly personId: string;
  readonly key: string;
  /** Everything the client asked for but the key; with the mutation's name when the subgraph has several that create. */
  readonly body: unknown;
  /** Id of what is made if the key is new. */
  readonly objectId: string;
  readonly at: Date;
}

/**
 * Takes a person's key, in the caller's transaction: first thing, so that whoever comes with the same key meanwhile waits
 * for its end, and a refusal later on gives it back. Returns null when the key is new, or the id of what was made with the
 * same key and body before.
 * @throws Refusal Conflict IDEMPOTENCY_KEY_REUSED when the key was used with another body
 */
export async function claimKey(tx: EntityManager, { table, person, object }: KeyTable, use: KeyUse): Promise<string | null> {
  const { personId, key, body, objectId, at } = use;
  const mark = fingerprint(body);
  const claimed = await tx.execute<unknown[]>(
    `insert into ${table} (${person}, key, fingerprint, ${object}, at) values (?, ?, ?, ?, ?) on conflict do nothing returning key`,
    [personId, key, mark, objectId, at],
  );
  if (claimed.length > 0) return null;
  const [used] = await tx.execute<{ fingerprint: string; object: string }[]>(
    `select fingerprint, ${object} as object from ${table} where ${person} = ? and key = ?`,
    [personId, key],
  );
  if (used!.fingerprint !== mark) throw keyReused();
  return used!.object;
}

/** The refusal of a key that was used with another body. */
export function keyReused(): Refusal {
  return Refusal.conflict('IDEMPOTENCY_KEY_REUSED', {
    ru: 'Этот ключ уже использован для другого запроса.',
    en: 'This key has been used for another request.',
  });
}

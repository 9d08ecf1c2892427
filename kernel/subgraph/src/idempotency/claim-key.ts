import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '@otklik/base';
import { fingerprint } from './fingerprint.js';
import { insertPatiently } from './insert-patiently.js';

/** A key as a client uses it. */
export interface KeyUse {
  /** Whose key it is: one's keys say nothing about another's. */
  readonly ownerId: string;
  /** The field of Mutation that it is used with: with another one it is another key. */
  readonly mutation: string;
  readonly key: string;
  /** Everything the client asked for but the key. */
  readonly body: unknown;
  readonly at: Date;
}

/** What a key was used for before. */
export interface EarlierUse<Answer> {
  readonly answer: Answer;
}

/**
 * Takes a key, in the caller's transaction: first thing, so that whoever comes with the same key meanwhile waits for its end, and a
 * refusal later on gives it back. Returns null when the key is new: then `keepAnswer` must follow unless the answer is given here.
 * @param schema of the table that `keyTableSql` makes
 * @param options.answer what to answer the next time, when that is known already
 * @throws Refusal Conflict IDEMPOTENCY_KEY_REUSED when the key was used with another body, IDEMPOTENCY_KEY_IN_USE when the first try
 *   takes too long to wait for
 */
export async function claimKey<Answer>(
  tx: EntityManager,
  schema: string,
  use: KeyUse,
  options: { readonly answer?: Answer; readonly patienceMs?: number } = {},
): Promise<EarlierUse<Answer> | null> {
  const { ownerId, mutation, key, body, at } = use;
  const mark = fingerprint(body);
  const isNew = await insertPatiently(
    tx,
    `${schema}.idempotency_key`,
    {
      person_id: ['uuid', ownerId],
      mutation: ['text', mutation],
      key: ['text', key],
      fingerprint: ['text', mark],
      answer: ['jsonb', options.answer === undefined ? null : JSON.stringify(options.answer)],
      at: ['timestamptz', at],
    },
    options,
  );
  if (isNew) return null;
  const [used] = await tx.execute<{ fingerprint: string; answer: Answer }[]>(
    `select fingerprint, answer from ${schema}.idempotency_key where person_id = ? and mutation = ? and key = ?`,
    [ownerId, mutation, key],
  );
  // Its time was over in between.
  if (used === undefined) return claimKey(tx, schema, use, options);
  if (used.fingerprint !== mark) throw keyReused();
  return { answer: used.answer };
}

/** Keeps the answer of a key that was taken in the same transaction. */
export async function keepAnswer(tx: EntityManager, schema: string, { ownerId, mutation, key }: KeyUse, answer: unknown): Promise<void> {
  await tx.execute(`update ${schema}.idempotency_key set answer = ?::jsonb where person_id = ? and mutation = ? and key = ?`, [
    JSON.stringify(answer),
    ownerId,
    mutation,
    key,
  ]);
}

/** The refusal of a key that was used with another body. */
export function keyReused(): Refusal {
  return Refusal.conflict('IDEMPOTENCY_KEY_REUSED', {
    ru: 'Этот ключ уже использован для другого запроса.',
    en: 'This key has been used for another request.',
  });
}

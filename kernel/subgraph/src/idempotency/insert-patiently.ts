import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '@otklik/base';

/** How long a retry waits for the end of the first try, in milliseconds. Meanwhile it keeps a connection from others. */
const PATIENCE_MS = 5_000;
const LOCK_NOT_AVAILABLE = '55P03';

/** A value and its type in SQL. */
export type TypedValue = readonly [type: string, value: unknown];

/**
 * Adds a row, in the caller's transaction, unless there is one with a key of it. While another transaction is adding one, this waits for
 * its end, but not for ever: with all connections waiting, nothing else would go on.
 * @param row by column
 * @returns whether it was added
 * @throws Refusal Conflict IDEMPOTENCY_KEY_IN_USE when the other one takes longer than `patienceMs`; the transaction has to end then
 */
export async function insertPatiently(
  tx: EntityManager,
  table: string,
  row: Readonly<Record<string, TypedValue>>,
  { patienceMs = PATIENCE_MS }: { patienceMs?: number } = {},
): Promise<boolean> {
  const cells = Object.values(row);
  // The time-out is there for this one row: what it is made from is evaluated before it goes in, and what it returns after.
  const added = await tx
    .execute<unknown[]>(
      `insert into ${table} (${Object.keys(row).join(', ')})
       select ${cells.map(([type]) => `?::${type}`).join(', ')}
       from (select set_config('lock_timeout', ?, true) as patience) as setting where patience is not null
       on conflict do nothing returning set_config('lock_timeout', '0', true)`,
      [...cells.map(([, value]) => value), `${patienceMs}ms`],
    )
    .catch(explainTimeOut);
  return added.length > 0;
}

function explainTimeOut(error: unknown): never {
  if (!(error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE)) throw error;
  throw Refusal.conflict('IDEMPOTENCY_KEY_IN_USE', {
    ru: 'Запрос с этим ключом ещё выполняется: повторите чуть позже с тем же ключом.',
    en: 'A request with this key is still under way: try again in a moment with the same key.',
  });
}

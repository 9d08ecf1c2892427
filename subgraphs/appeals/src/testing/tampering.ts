import type { SealedHead } from '../domain/chain/check-chain.js';
import type { ChainFault } from '../domain/chain/fault.js';
import { checkAppeals } from '../use-cases/verify-chains.js';
import type { World } from './world.js';

/** What verifying some appeals finds after statements of a superuser, which are undone then. */
export async function faultsAfter(
  { sql }: Pick<World, 'sql'>,
  appealIds: readonly string[],
  sealed: ReadonlyMap<string, readonly SealedHead[]>,
  statements: readonly string[],
): Promise<ChainFault[]> {
  await sql('begin');
  try {
    for (const statement of statements) await sql(statement);
    return await checkAppeals({ query: async (text, values) => ({ rows: await sql(text, values) }) }, appealIds, sealed);
  } finally {
    await sql('rollback');
  }
}

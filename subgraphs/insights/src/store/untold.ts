import type { EntityManager } from '@mikro-orm/postgresql';

/** Notes agencies whose figures change, in the transaction that changes them. */
export async function noteUntold(tx: EntityManager, agencyIds: readonly string[]): Promise<void> {
  if (agencyIds.length === 0) return;
  await tx.execute('insert into insights.untold (agency_id) select distinct value::uuid from jsonb_array_elements_text(?::jsonb) on conflict do nothing', [
    JSON.stringify(agencyIds),
  ]);
}

/** Takes what is noted, in the transaction that tells of it. */
export async function takeUntold(tx: EntityManager): Promise<string[]> {
  const rows = await tx.execute<{ agency_id: string }[]>('delete from insights.untold returning agency_id');
  return rows.map((row) => row.agency_id);
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { grouped } from '@otklik/subgraph';
import { RedactionEntity, type Redaction } from './redaction.entity.js';

/** What is hidden of appeals now, for each in the order in which it was. */
export async function redactionsOf(em: EntityManager, appealIds: readonly string[]): Promise<Redaction[][]> {
  const rows = await em.find(RedactionEntity, { appealId: { $in: [...appealIds] }, liftedAt: null }, { orderBy: { appealId: 'asc', id: 'asc' } });
  return grouped(appealIds, rows, (row) => row.appealId);
}

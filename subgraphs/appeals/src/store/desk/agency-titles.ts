import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import { inOrder } from '@otklik/subgraph';

/** What agencies are called; null for those that are not there. */
export async function agencyTitles(em: EntityManager, ids: readonly string[]): Promise<(LocalizedText | null)[]> {
  const rows = await em.execute<{ id: string; title: LocalizedText }[]>('select id, title from cabinets.published_agency where id in (?)', [[...ids]]);
  return inOrder(ids, rows, (row) => row.id).map((row) => row?.title ?? null);
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { grouped } from '@otklik/subgraph';
import { AutoRuleEntity, type AutoRule } from './auto-rule.entity.js';
import { readPublished } from '../bulk.js';

const COLUMNS = 'id, cabinet_id as "cabinetId", position, title, enabled, mode, conditions, executor, co_executors as "coExecutors", priority, version';

/** The rules of cabinets, for each in their order. */
export async function rulesOfCabinets(em: EntityManager, cabinetIds: readonly string[]): Promise<AutoRule[][]> {
  const rows = await em.find(AutoRuleEntity, { cabinetId: { $in: [...cabinetIds] } }, { orderBy: { cabinetId: 'asc', position: 'asc', id: 'asc' } });
  return grouped(cabinetIds, rows, (row) => row.cabinetId);
}

/** Those of a cabinet that are switched on, only to be read: a bulk reads them once. */
export function enabledRules(em: EntityManager, cabinetId: string): Promise<AutoRule[]> {
  return readPublished<AutoRule>(em, `select ${COLUMNS} from appeals.auto_rule where cabinet_id = ? and enabled order by position, id`, [cabinetId]);
}

/** Lets nobody else change the rules of a cabinet until the end of the transaction: their number and order are theirs together. */
export async function lockRules(tx: EntityManager, cabinetId: string): Promise<void> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`otklik auto rules ${cabinetId}`]);
}

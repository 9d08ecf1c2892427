import type { EntityManager } from '@mikro-orm/postgresql';
import { grouped } from '@otklik/subgraph';
import type { AttachmentPart } from '../domain/attachment.js';
import { AttachmentEntity, type Attachment } from './attachment.entity.js';

/** How many files there are, and how large they are together. */
export interface FileTotals {
  readonly count: number;
  /** In bytes. */
  readonly size: number;
}

/** The files of appeals, for each in the order in which they were announced. */
export async function attachmentsOf(em: EntityManager, appealIds: readonly string[]): Promise<Attachment[][]> {
  const rows = await em.find(AttachmentEntity, { appealId: { $in: [...appealIds] } }, { orderBy: { appealId: 'asc', id: 'asc' } });
  return grouped(appealIds, rows, (row) => row.appealId!);
}

/** What an appeal or its answer carries already, counting what has not come yet. */
export async function totalsOfAppeal(em: EntityManager, appealId: string, part: AttachmentPart): Promise<FileTotals> {
  return totals(await em.execute<Row[]>(`${TOTALS} where appeal_id = ? and part = ? and status in ('PENDING', 'READY')`, [appealId, part]));
}

/** What a person has announced that belongs to no appeal yet. */
export async function totalsOfLoose(em: EntityManager, ownerId: string): Promise<FileTotals> {
  return totals(await em.execute<Row[]>(`${TOTALS} where owner_id = ? and appeal_id is null`, [ownerId]));
}

/** Whoever announces files of the same person or appeal waits here until the caller's transaction ends: limits are for all of them together. */
export async function waitForMyTurn(tx: EntityManager, what: string): Promise<void> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`otklik attachments of ${what}`]);
}

type Row = { count: number; size: string };

const TOTALS = 'select count(*)::int as count, coalesce(sum(size), 0) as size from appeals.attachment';

function totals([row]: Row[]): FileTotals {
  return { count: row!.count, size: Number(row!.size) };
}

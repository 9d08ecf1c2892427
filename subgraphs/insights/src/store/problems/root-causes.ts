import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';

/** A root cause that messages of a category can have. */
export interface RootCause {
  readonly categoryId: string;
  readonly key: string;
  readonly title: LocalizedText;
}

/** What figures know of an appeal. */
export interface KnownAppeal {
  readonly categoryId: string;
  readonly agencyId: string;
  readonly isSolved: boolean;
}

/** The root causes of categories, as their plugins list them. */
export function rootCausesOf(em: EntityManager, categoryIds: readonly string[]): Promise<RootCause[]> {
  const sql = 'select category_id as "categoryId", key, title from cabinets.published_root_cause where category_id in (?)';
  return em.execute<RootCause[]>(sql, [[...categoryIds]]);
}

/** What the figures in use know of an appeal; null when they have not come to it. */
export async function findKnownAppeal(em: EntityManager, id: string): Promise<KnownAppeal | null> {
  const [appeal] = await em.execute<KnownAppeal[]>(
    `select category_id as "categoryId", agency_id as "agencyId", done_month is not null as "isSolved" from insights.appeal_fact
     where generation = (select generation from insights.progress) and appeal_id = ?`,
    [id],
  );
  return appeal ?? null;
}

/** Writes the confirmed root cause of an appeal, instead of an earlier one. */
export async function writeRootCause(tx: EntityManager, appealId: string, cause: string, confirmedBy: string, at: Date): Promise<void> {
  await tx.execute(
    `insert into insights.root_cause (appeal_id, cause, confirmed_by, confirmed_at) values (?, ?, ?, ?)
     on conflict (appeal_id) do update set cause = excluded.cause, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`,
    [appealId, cause, confirmedBy, at],
  );
}

/** Which cause was confirmed for an appeal; null when none was. */
export async function findRootCause(em: EntityManager, appealId: string): Promise<string | null> {
  const [row] = await em.execute<{ cause: string }[]>('select cause from insights.root_cause where appeal_id = ?', [appealId]);
  return row?.cause ?? null;
}

/** Who answers each category. */
export async function agenciesOfCategories(em: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await em.execute<{ id: string; agency_id: string | null }[]>('select id, agency_id from cabinets.published_category where id in (?)', [[...ids]]);
  return new Map(rows.map(({ id, agency_id: agencyId }) => [id, agencyId]));
}

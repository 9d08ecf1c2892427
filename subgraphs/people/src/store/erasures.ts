import type { EntityManager } from '@mikro-orm/postgresql';

/** Why personal data were erased: the person wished so, the operator had a ground, or the term was over. */
export type ErasureReason = 'OWN_REQUEST' | 'OPERATOR' | 'RETENTION';

/** That somebody's personal data were erased; of the data nothing. */
export interface Erasure {
  readonly id: string;
  readonly at: Date;
  readonly personId: string;
  readonly reason: ErasureReason;
  /** The operator's ground in words. */
  readonly ground: string | null;
  /** Login of who did it; null for the platform itself. */
  readonly erasedBy: string | null;
}

/**
 * Takes away everything that says who a person is, their login in the histories of their appeals included.
 * @param writtenBefore what was written since stays; null when everything goes
 * @returns whether there was anything
 */
export async function removePersonalData(em: EntityManager, personId: string, writtenBefore: Date | null): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `delete from personal.personal_data where citizen_id = ? ${writtenBefore === null ? '' : 'and written_at < ?'} returning citizen_id`,
    [personId, ...(writtenBefore === null ? [] : [writtenBefore])],
  );
  // Somebody who has written since goes on.
  if (rows.length === 0 && writtenBefore !== null) return false;
  const [appeals] = await em.execute<{ had: boolean }[]>('select appeals.forget_author(?::uuid) as had', [personId]);
  return rows.length > 0 || appeals!.had;
}

/** Writes an erasure down. */
export async function addErasure(em: EntityManager, { id, at, personId, reason, ground, erasedBy }: Erasure): Promise<void> {
  await em.execute('insert into personal.erasure (id, at, person_id, reason, ground, erased_by) values (?, ?, ?, ?, ?, ?)', [id, at, personId, reason, ground, erasedBy]);
}

/** Whether an erasure is written down. */
export async function hasErasure(em: EntityManager, id: string): Promise<boolean> {
  return (await em.execute<unknown[]>('select from personal.erasure where id = ?', [id])).length > 0;
}

/** Every erasure of everybody's data, oldest first. */
export async function allErasures(em: EntityManager): Promise<Erasure[]> {
  const rows = await em.execute<(Omit<Erasure, 'at'> & { at: Date | string })[]>(
    'select id, at, person_id as "personId", reason, ground, erased_by as "erasedBy" from personal.erasure order by id',
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** Every erasure of a person's data, oldest first. */
export async function erasuresOf(em: EntityManager, personId: string): Promise<Pick<Erasure, 'at' | 'reason' | 'ground'>[]> {
  const rows = await em.execute<{ at: Date | string; reason: ErasureReason; ground: string | null }[]>(
    'select at, reason, ground from personal.erasure where person_id = ? order by id',
    [personId],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

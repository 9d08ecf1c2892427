import type { EntityManager } from '@mikro-orm/postgresql';

/** The personal details of an appeal, sealed. */
export interface SealedDetails {
  readonly appealId: string;
  readonly sealed: string;
}

/** Keeps those of a new appeal, in the transaction that writes it. */
export async function putPersonalDetails(tx: EntityManager, appealId: string, sealed: string): Promise<void> {
  // Only whoever works on an appeal that is there, or wrote it, may add to it.
  await tx.flush();
  await tx.execute('insert into appeals.personal_detail (appeal_id, sealed) values (?::uuid, ?)', [appealId, sealed]);
}

/** Those of several appeals, in their order; null where there are none, or the tenant does not handle the appeal. */
export async function personalDetailsOf(em: EntityManager, appealIds: readonly string[]): Promise<(string | null)[]> {
  const rows = await em.execute<SealedDetails[]>('select appeal_id as "appealId", sealed from appeals.personal_detail where appeal_id in (?)', [appealIds]);
  const byAppeal = new Map(rows.map(({ appealId, sealed }) => [appealId, sealed]));
  return appealIds.map((id) => byAppeal.get(id) ?? null);
}

/** Those that another key than this has sealed, by the ids of their appeals; locked. @param after the last of the batch before */
export function sealedByOthers(tx: EntityManager, keyId: string, after: string | null, limit: number): Promise<SealedDetails[]> {
  return tx.execute<SealedDetails[]>(
    `select appeal_id as "appealId", sealed from appeals.personal_detail
     where split_part(sealed, '.', 2) <> ? and (?::uuid is null or appeal_id > ?::uuid) order by appeal_id limit ? for update`,
    [keyId, after, after, limit],
  );
}

/** Keeps the same, sealed anew. */
export async function putSealedAnew(tx: EntityManager, { appealId, sealed }: SealedDetails): Promise<void> {
  await tx.execute('update appeals.personal_detail set sealed = ? where appeal_id = ?::uuid', [sealed, appealId]);
}

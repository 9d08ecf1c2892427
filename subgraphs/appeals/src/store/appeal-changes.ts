import type { EntityManager } from '@mikro-orm/postgresql';
import type { AppealStatus } from '../domain/appeal-status.js';

/** What one change made of an appeal. */
export interface AppealChange {
  readonly version: number;
  readonly status: AppealStatus;
  readonly at: Date;
}

/** Single changes by appeal and version, however long the histories are; null for those that have not happened. */
export async function changesAt(em: EntityManager, wanted: readonly { readonly id: string; readonly version: number }[]): Promise<(AppealChange | null)[]> {
  const rows = await em.execute<{ appealId: string; version: number; status: AppealStatus; at: Date | string }[]>(
    `select h.appeal_id as "appealId", h.version, h.status, h.at
     from jsonb_to_recordset(?::jsonb) as wanted (id uuid, version bigint) join appeals.appeal_history h on h.appeal_id = wanted.id and h.version = wanted.version`,
    [JSON.stringify(wanted.map(({ id, version }) => ({ id, version })))],
  );
  const changes = new Map(rows.map(({ appealId, version, status, at }) => [`${appealId} ${version}`, { version, status, at: new Date(at) }]));
  return wanted.map(({ id, version }) => changes.get(`${id} ${version}`) ?? null);
}

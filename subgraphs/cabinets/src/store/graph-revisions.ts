import type { EntityManager } from '@mikro-orm/postgresql';
import { appendEvents } from '@otklik/events';

/** The topic of the event log on which the graph's revisions are told. */
export const GRAPH_TOPIC = 'graph';

/** Who changed the graph, and why. */
export interface GraphCause {
  /** Such as `installPlugin acme.parks`. */
  readonly cause: string;
  readonly by: string;
  readonly at: Date;
}

/** Number of the newest revision; 0 before the first. */
export async function newestRevision(em: EntityManager): Promise<number> {
  const [row] = await em.execute<{ id: string | null }[]>('select max(id) as id from cabinets.graph_revision');
  return Number(row?.id ?? 0);
}

/** Fingerprint of what the newest revision has; empty before the first. */
export async function newestFingerprint(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ fingerprint: string }[]>('select fingerprint from cabinets.graph_revision order by id desc limit 1');
  return row?.fingerprint ?? '';
}

/** One at a time, to the end of the transaction: two changes that are fine alone may clash, and revisions rise as they are committed. */
export async function lockPlugins(tx: EntityManager): Promise<void> {
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('cabinets.plugin_release', 0))`);
}

/** Writes a revision and tells it to the log, in the caller's transaction. @returns its number */
export async function addRevision(tx: EntityManager, fingerprint: string, { cause, by, at }: GraphCause): Promise<number> {
  const [row] = await tx.execute<{ id: string }[]>(
    `insert into cabinets.graph_revision (fingerprint, plugins, cause, created_at, created_by)
     select ?, coalesce((select jsonb_agg(jsonb_build_object('id', id, 'version', version) order by id) from cabinets.plugin), '[]'), ?, ?, ? returning id`,
    [fingerprint, cause, at, by],
  );
  const revision = Number(row!.id);
  await appendEvents((sql, params) => tx.execute(sql, params), [{ topic: GRAPH_TOPIC, type: 'GraphRevised', aggregate: GRAPH_TOPIC, version: null, payload: { revision } }]);
  return revision;
}

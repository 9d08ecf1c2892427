import type { EntityManager } from '@mikro-orm/postgresql';
import { newestRevision } from '../../store/graph-revisions.js';

/** After how long without a word a process counts as gone, in seconds. */
const GONE_SECONDS = 15;

/** A process that serves the graph. */
export interface GraphPart {
  readonly id: string;
  /** A gateway may serve a revision when every subgraph has it. */
  readonly kind: 'SUBGRAPH' | 'GATEWAY';
  readonly name: string;
  readonly revision: number;
}

/** The newest revision of the graph. */
export function graphRevision(em: EntityManager): Promise<number> {
  return newestRevision(em);
}

/** A process says that it lives and which revision it serves. */
export async function reportPart(em: EntityManager, { id, kind, name, revision }: GraphPart): Promise<void> {
  await em.execute(
    `insert into cabinets.graph_part (id, kind, name, revision, seen_at) values (?, ?, ?, ?, now())
     on conflict (id) do update set revision = excluded.revision, seen_at = excluded.seen_at`,
    [id, kind, name, revision],
  );
  await em.execute(`delete from cabinets.graph_part where seen_at < now() - interval '1 hour'`);
}

/** A process ends. */
export async function removePart(em: EntityManager, id: string): Promise<void> {
  await em.execute('delete from cabinets.graph_part where id = ?', [id]);
}

/** How many living processes have not come to a revision yet. @param kind only those of a kind */
export async function partsBehind(em: EntityManager, revision: number, kind: GraphPart['kind'] | null = null): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from cabinets.graph_part
     where revision < ? and seen_at > now() - make_interval(secs => ?) and (?::text is null or kind = ?)`,
    [revision, GONE_SECONDS, kind, kind],
  );
  return row!.count;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM, sessionOf } from '@otklik/database';
import type { Viewer } from '@otklik/identity';
import { forkFor } from '@otklik/subgraph';

/** An appeal that a person wrote, as far as it lets somebody see who they are. */
export interface Handling {
  readonly personId: string;
  readonly cabinetId: string;
  /** Login of its executor. */
  readonly executor: string | null;
}

/** The appeals of some people in the cabinets of a viewer, from what `appeals` publishes. Row level security lets no others through. */
export async function handlingsFor(em: EntityManager, viewer: Viewer, personIds: readonly string[]): Promise<Handling[]> {
  return forkFor(em, viewer).execute<Handling[]>(
    `select distinct author_id as "personId", cabinet_id as "cabinetId", executor
     from appeals.published_handling where author_id = any(?::uuid[]) order by 1, 2, 3`,
    [`{${personIds.join(',')}}`],
  );
}

/** People who wrote nothing about themselves since a moment, have sent no appeal since, and wait for no answer. */
export async function forgottenPeople(em: EntityManager, since: Date, limit: number): Promise<string[]> {
  const rows = await em.fork({ session: sessionOf(SYSTEM) }).execute<{ id: string }[]>(
    `select d.citizen_id as id from personal.personal_data d
     where d.written_at < ? and not exists (
       select from appeals.published_handling h where h.author_id = d.citizen_id and (h.is_open or h.submitted_at >= ?)
     ) order by d.written_at limit ?`,
    [since, since, limit],
  );
  return rows.map(({ id }) => id);
}

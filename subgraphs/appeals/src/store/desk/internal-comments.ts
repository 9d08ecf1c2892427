import type { EntityManager } from '@mikro-orm/postgresql';
import { InternalCommentEntity, type InternalComment } from './internal-comment.entity.js';

/** A page of the notes on an appeal, the first one first. */
export interface CommentPage {
  readonly appealId: string;
  /** Of which cabinets; null for all. */
  readonly cabinetIds: readonly string[] | null;
  /** Id of the last one of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Pages of the notes on many appeals: one statement for all that differ only in the appeal. */
export async function pagesOfComments(em: EntityManager, wanted: readonly CommentPage[]): Promise<InternalComment[][]> {
  const found = new Map<CommentPage, InternalComment[]>();
  for (const pages of Map.groupBy(wanted, ({ appealId: _, ...rest }) => JSON.stringify(rest)).values()) {
    const { cabinetIds, after, limit } = pages[0]!;
    const rows = await em.execute<({ appeal_id: string } & Record<string, unknown>)[]>(
      `select c.* from unnest(?::uuid[]) as appeal (id) cross join lateral (
         select c.* from appeals.internal_comment c
         where c.appeal_id = appeal.id and (?::uuid[] is null or c.cabinet_id = any (?::uuid[])) and (?::uuid is null or c.id > ?::uuid)
         order by c.id limit ?
       ) as c order by c.id`,
      [setOf(pages.map((page) => page.appealId)), setOf(cabinetIds), setOf(cabinetIds), after, after, limit],
    );
    const byAppeal = Map.groupBy(rows, (row) => row.appeal_id);
    for (const page of pages) {
      found.set(
        page,
        (byAppeal.get(page.appealId) ?? []).map((row) => em.map(InternalCommentEntity, row)),
      );
    }
  }
  return wanted.map((page) => found.get(page) ?? []);
}

function setOf(ids: readonly string[] | null): string | null {
  return ids === null ? null : `{${ids.join(',')}}`;
}

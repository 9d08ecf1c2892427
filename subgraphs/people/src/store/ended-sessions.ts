import type { EntityManager } from '@mikro-orm/postgresql';

/** Whose sessions: everything issued to a login, or to a citizen. */
export type SessionHolder = { readonly login: string } | { readonly citizenId: string };

/** Notes that all tokens issued until now count no more. A later end replaces an earlier one, never the other way round. */
export async function putEndedSessions(em: EntityManager, holder: SessionHolder, at: Date): Promise<void> {
  const [column, value] = 'login' in holder ? ['login', holder.login] : ['citizen_id', holder.citizenId];
  await em.execute(
    `insert into people.ended_session as old (${column}, ended_at) values (?, ?)
     on conflict (${column}) do update set ended_at = greatest(old.ended_at, excluded.ended_at)`,
    [value, at],
  );
}

/** Until when tokens of a person count no more; null when their sessions were never ended. */
export async function endedSessionsOf(em: EntityManager, { citizenId, login }: { readonly citizenId: string; readonly login: string }): Promise<Date | null> {
  const [row] = await em.execute<{ at: Date | string | null }[]>('select max(ended_at) as at from people.ended_session where citizen_id = ? or login = ?', [citizenId, login]);
  return row?.at == null ? null : new Date(row.at);
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Workforce } from '../../domain/auto-rule/resolve-deed.js';
import type { Away } from '../../domain/replace-absent.js';

/** Who of some cabinets can be given work at a moment, in their order: two statements, whatever their number. */
export async function workforceOf(em: EntityManager, cabinetIds: readonly string[], now: Date): Promise<Workforce[]> {
  const ids = `{${[...new Set(cabinetIds)].join(',')}}`;
  const executors = await em.execute<{ cabinetId: string; login: string }[]>(
    `select cabinet_id as "cabinetId", login from cabinets.published_staff_grant where cabinet_id = any(?::uuid[]) and role = 'EXECUTOR'`,
    [ids],
  );
  const away = await em.execute<(Away & { cabinetId: string })[]>(
    `select cabinet_id as "cabinetId", login, substitute, until_day as "untilDay" from cabinets.published_absence
     where cabinet_id = any(?::uuid[]) and begins_at <= ? and ends_at > ?`,
    [ids, now, now],
  );
  return cabinetIds.map((id) => ({
    executors: new Set(executors.flatMap(({ cabinetId, login }) => (cabinetId === id ? [login] : []))),
    away: new Map(away.filter(({ cabinetId }) => cabinetId === id).map((absence) => [absence.login, absence])),
  }));
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { canName } from '@otklik/base';
import { readPublished } from './bulk.js';

/** That somebody is away, as `cabinets` publishes it. */
export interface PublishedAbsence {
  readonly login: string;
  /** Login of who stands in; null when nobody does. */
  readonly substitute: string | null;
  /** Its last day in the region, such as `2027-05-15`. */
  readonly untilDay: string;
}

/** Which of these people of a cabinet, and of those who stand in for them, are away at a moment: by login. Asked for all their absences, which a bulk reads once. */
export async function absentAt(em: EntityManager, cabinetId: string, logins: readonly string[], now: Date): Promise<Map<string, PublishedAbsence>> {
  const rows = await readPublished<PublishedAbsence & { readonly beginsAt: number; readonly endsAt: number }>(
    em,
    `select login, substitute, until_day as "untilDay", extract(epoch from begins_at)::float8 * 1000 as "beginsAt", extract(epoch from ends_at)::float8 * 1000 as "endsAt"
     from cabinets.published_absence as away
     where cabinet_id = ? and (login in (?) or login in (select substitute from cabinets.published_absence where cabinet_id = away.cabinet_id and login in (?)))`,
    [cabinetId, [...logins], [...logins]],
  );
  const at = now.getTime();
  return new Map(rows.filter(({ beginsAt, endsAt }) => beginsAt <= at && at < endsAt).map((row) => [row.login, row]));
}

/** Whether somebody stands in for an absent colleague at a moment, with a role of theirs. */
export async function standsIn(em: EntityManager, login: string, absent: string, cabinetId: string, now: Date): Promise<boolean> {
  if (!canName(login) || !canName(absent)) return false;
  const rows = await readPublished<unknown>(
    em,
    'select from cabinets.published_substitution where login = ? and on_behalf_of = ? and cabinet_id = ? and begins_at <= ? and ends_at > ? limit 1',
    [login, absent, cabinetId, now, now],
  );
  return rows.length > 0;
}

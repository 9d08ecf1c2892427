import type { MikroORM } from '@mikro-orm/postgresql';
import { CodedError, type Clock } from '@otklik/base';
import { isDatabaseAway } from '@otklik/database';
import type { Grant, StandingsOf } from '@otklik/identity';

/**
 * Reads how people and machines stand, many at once, from what `cabinets` and `people` publish. Who stands in for an absent colleague has
 * their roles besides, marked with whose they are and until when.
 * @param orm any store of the platform: published views are for all of them
 */
export function standingsIn(orm: MikroORM, clock: Clock): StandingsOf {
  return async (bearers) => {
    if (bearers.length === 0) return [];
    const now = clock.now();
    const rows = await orm.em.fork().execute<{ grants: Grant[]; endedAt: number | null }[]>(
      `select coalesce(held.grants, '[]'::jsonb) || coalesce(borrowed.grants, '[]'::jsonb) as grants, ended.at as "endedAt"
       from jsonb_array_elements(?::jsonb) with ordinality as bearer (value, place)
       left join lateral (
         select jsonb_agg(jsonb_build_object('role', role, 'cabinetId', cabinet_id) order by cabinet_id, role) as grants
         from cabinets.published_staff_grant where login = bearer.value ->> 'login'
       ) as held on true
       left join lateral (
         select jsonb_agg(
           jsonb_build_object('role', role, 'cabinetId', cabinet_id, 'onBehalfOf', on_behalf_of, 'until', (extract(epoch from ends_at) * 1000)::bigint)
           order by cabinet_id, role, on_behalf_of
         ) as grants
         from cabinets.published_substitution where login = bearer.value ->> 'login' and begins_at <= ? and ends_at > ?
       ) as borrowed on true
       left join lateral (
         select extract(epoch from max(ended_at))::float8 * 1000 as at
         from people.published_ended_session
         where login = bearer.value ->> 'login' or citizen_id = (bearer.value ->> 'citizenId')::uuid
       ) as ended on true
       order by bearer.place`,
      [JSON.stringify(bearers), now, now],
    ).catch(explain);
    return rows.map(({ grants, endedAt }) => ({ grants, sessionsEndedAt: endedAt }));
  };
}

/** That nobody knows now who it is, is no fault of the token. */
function explain(error: unknown): never {
  throw isDatabaseAway(error) ? CodedError.identityUnavailable() : error;
}

import type { EntityManager } from '@mikro-orm/postgresql';

/** The next place in an agency's year, from 1 and without gaps: held until the caller's transaction ends. */
export async function nextPlace(tx: EntityManager, agencyId: string, year: number): Promise<number> {
  const [row] = await tx.execute<{ last_place: number }[]>(
    `insert into appeals.number_counter as counter (agency_id, year, last_place) values (?, ?, 1)
     on conflict (agency_id, year) do update set last_place = counter.last_place + 1 returning last_place`,
    [agencyId, year],
  );
  return row!.last_place;
}

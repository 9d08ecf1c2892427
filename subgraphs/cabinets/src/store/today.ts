import type { EntityManager } from '@mikro-orm/postgresql';
import { localDateAt, type Clock, type LocalDate } from '@otklik/base';

/** The day it is in the region; by Moscow while nobody has described the region. */
export async function todayInRegion(em: EntityManager, clock: Clock): Promise<LocalDate> {
  const [region] = await em.execute<{ timeZone: string }[]>('select time_zone as "timeZone" from cabinets.region order by id limit 1');
  return localDateAt(clock.now(), region?.timeZone ?? 'Europe/Moscow');
}

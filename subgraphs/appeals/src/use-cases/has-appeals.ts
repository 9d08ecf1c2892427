import type { MikroORM } from '@mikro-orm/postgresql';
import { SYSTEM, sessionOf } from '@otklik/database';

/** Whether anybody has ever written. Asked at the start, before there is a viewer. */
export async function hasAppeals(orm: MikroORM): Promise<boolean> {
  const [row] = await orm.em.fork({ session: sessionOf(SYSTEM) }).execute<{ any: boolean }[]>('select exists (select from appeals.appeal) as any');
  return row!.any;
}

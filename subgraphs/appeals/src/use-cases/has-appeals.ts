import type { MikroORM } from '@mikro-orm/postgresql';

/** Whether anybody has ever written. Asked at the start, before there is a viewer. */
export async function hasAppeals(orm: MikroORM): Promise<boolean> {
  const [row] = await orm.em.fork().execute<{ any: boolean }[]>('select exists (select from appeals.appeal) as any');
  return row!.any;
}

import type { EntityManager } from '@mikro-orm/postgresql';

/** Whether there is such an appeal at all, also behind the policies of the database. */
export async function isAppeal(em: EntityManager, id: string): Promise<boolean> {
  const [row] = await em.execute<{ exists: boolean }[]>('select appeals.is_appeal(?::uuid) as exists', [id]);
  return row!.exists;
}

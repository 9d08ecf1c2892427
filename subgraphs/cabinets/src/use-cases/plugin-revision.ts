import type { EntityManager } from '@mikro-orm/postgresql';

/** A text that is another one whenever `activePlugins` would answer otherwise; cheap enough to be asked every second. */
export async function pluginRevision(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ revision: string }[]>(
    `select coalesce(md5(string_agg(id || ' ' || md5(manifest::text), ' ' order by id)), '') as revision from cabinets.plugin`,
  );
  return row!.revision;
}

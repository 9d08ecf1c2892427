import type { EntityManager } from '@mikro-orm/postgresql';

/** The newest versions of topics that the log has, in the order asked for; 0 before the first. */
export async function newestVersions(em: EntityManager, topics: readonly string[]): Promise<number[]> {
  const rows = await em.execute<{ topic: string; version: number }[]>(
    `select topic, newest.version::float8 as version from jsonb_array_elements_text(?::jsonb) as asked (topic), lateral (
       select version from events.log where log.topic = asked.topic order by version desc limit 1
     ) as newest`,
    [JSON.stringify(topics)],
  );
  const versions = new Map(rows.map(({ topic, version }) => [topic, version]));
  return topics.map((topic) => versions.get(topic) ?? 0);
}

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

/** When a version of a topic was told; null when the log has no such version. */
export async function momentOfVersion(em: EntityManager, topic: string, version: number): Promise<Date | null> {
  const [row] = await em.execute<{ at: Date | string }[]>('select at from events.log where topic = ? and version = ?', [topic, version]);
  return row === undefined ? null : new Date(row.at);
}

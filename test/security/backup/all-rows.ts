import { withConnection } from '@otklik/database';

/** Every table of a database that is not PostgreSQL's own, and a digest of its rows in an order that their place on the disk does not matter to. */
export function digestTables(adminUrl: string): Promise<Record<string, { rows: number; digest: string }>> {
  return withConnection(adminUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string; table: string }>(
      `select format('%s.%s', nspname, relname) as name, format('only %I.%I', nspname, relname) as table
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where relkind in ('r', 'm') and nspname !~ '^(pg_|information_schema$)' order by 1`,
    );
    const digests: Record<string, { rows: number; digest: string }> = {};
    for (const { name, table } of tables) {
      const { rows } = await client.query<{ rows: number; digest: string }>(
        `select count(*)::int as rows, md5(coalesce(string_agg(row::text, E'\\n' order by row::text collate "C"), '')) as digest from ${table} as row`,
      );
      digests[name] = rows[0]!;
    }
    return digests;
  });
}

import type { Database } from './chain/database.js';

/** How many files of people a database knows of that are in the storage, whichever migrations have made it. */
export async function countFiles(database: Database): Promise<number> {
  const { rows: made } = await database.query("select to_regclass('appeals.attachment') is not null as made", []);
  if ((made as { made: boolean }[])[0]?.made !== true) return 0;
  const { rows } = await database.query("select count(*)::int as files from appeals.attachment where status = 'READY'", []);
  return (rows as { files: number }[])[0]!.files;
}

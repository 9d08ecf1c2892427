/** How the personal data of a database are kept. */
export interface Sealing {
  /** Whether some are, or may be written, as an earlier version did: in plain text. */
  readonly isPlain: boolean;
  /** What the others are sealed with. */
  readonly keys: readonly { readonly id: string; readonly values: number }[];
}

/** A connection that may read the tables, whichever migrations have made them. */
interface Database {
  query<Row extends object>(sql: string): Promise<{ rows: Row[] }>;
}

/** Reads it. */
export async function readSealing(database: Database): Promise<Sealing> {
  const { rows: made } = await database.query<{ sealed: boolean; details: boolean; plain: string[] }>(`
    select to_regclass('personal.sealed_value') is not null as sealed, to_regclass('appeals.personal_detail') is not null as details,
      array(select column_name::text from information_schema.columns where table_schema = 'personal' and table_name = 'personal_data'
        and column_name in ('given_name', 'family_name', 'email', 'phone')) as plain`);
  const { sealed, details, plain } = made[0]!;
  const sources = [...(sealed ? ['select key_id as id from personal.sealed_value'] : []), ...(details ? ["select split_part(sealed, '.', 2) from appeals.personal_detail"] : [])];
  const keys = sealed
    ? (await database.query<{ id: string; values: number }>(`select id, count(*)::int as values from (${sources.join(' union all ')}) as used group by 1 order by 1`)).rows
    : [];
  if (plain.length === 0) return { isPlain: false, keys };
  const { rows } = await database.query(`select from personal.personal_data where num_nonnulls(${plain.join(', ')}) > 0 limit 1`);
  return { isPlain: sealed || rows.length > 0, keys };
}

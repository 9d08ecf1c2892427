import { OWNER_ROLE, withConnection, withRole } from '@otklik/database';
import { PERSONAL_FIELDS, type PersonalField } from '../domain/personal-field.js';
import type { Vault } from '../sealing/vault.js';

/** What sealing works with. */
export interface PlainValuesOptions {
  readonly databaseUrl: string;
  /** Asked only when there is something plain. */
  readonly vault: () => Promise<Vault>;
  /** How many people in one transaction; 500 unless told. */
  readonly batch?: number;
}

/** A connection. */
type Database = Parameters<Parameters<typeof withConnection>[1]>[0];

type PlainRow = { readonly citizen_id: string } & Readonly<Record<PersonalField, string | null>>;

const BATCH = 500;
const COLUMNS: Readonly<Record<PersonalField, string>> = { givenName: 'given_name', familyName: 'family_name', email: 'email', phone: 'phone' };
const NAMES = Object.values(COLUMNS);
const HAS_PLAIN = `num_nonnulls(${NAMES.join(', ')}) > 0`;

/**
 * Seals the personal data that an earlier version kept plain, and then takes the plain columns away, with what they left in the file.
 * Nothing to do on any other database. Each batch is one transaction, so broken off it loses nothing and goes on at the next start; of
 * several processes one works and the others wait.
 * @returns how many people's data it has sealed
 * @throws CodedError PERSONAL_DATA_UNAVAILABLE without a key to seal with: everything stays as it is
 */
export function sealPlainValues({ databaseUrl, vault, batch = BATCH }: PlainValuesOptions): Promise<number> {
  // Only the owner of the tables can read the plain columns and take them away.
  return withConnection(withRole(databaseUrl, OWNER_ROLE), async (database: Database) => {
    if (!(await hasPlainColumns(database))) return 0;
    await database.query("select pg_advisory_lock(hashtextextended('otklik plain personal data', 0))");
    if (!(await hasPlainColumns(database))) return 0;
    const opened = await vault();
    let sealed = 0;
    for (;;) {
      const people = await inTransaction(database, () => sealBatch(database, opened, batch));
      if (people === 0 && (await inTransaction(database, () => dropPlainColumns(database)))) return sealed;
      sealed += people;
    }
  });
}

async function hasPlainColumns(database: Database): Promise<boolean> {
  const { rows } = await database.query(
    "select from information_schema.columns where table_schema = 'personal' and table_name = 'personal_data' and column_name = any($1::text[])",
    [NAMES],
  );
  return rows.length > 0;
}

async function sealBatch(database: Database, vault: Vault, batch: number): Promise<number> {
  const fields = PERSONAL_FIELDS.map((field) => `${COLUMNS[field]} as "${field}"`).join(', ');
  const { rows } = await database.query<PlainRow>(`select citizen_id, ${fields} from personal.personal_data where ${HAS_PLAIN} limit $1 for update`, [batch]);
  for (const row of rows) {
    for (const field of PERSONAL_FIELDS) {
      const text = row[field];
      if (text === null) continue;
      const value = await vault.seal({ personId: row.citizen_id, field }, text);
      // What the person has written since is newer.
      await database.query('insert into personal.sealed_value (citizen_id, field, value) values ($1, $2, $3) on conflict do nothing', [row.citizen_id, field, value]);
    }
  }
  const nothing = NAMES.map((name) => `${name} = null`).join(', ');
  await database.query(`update personal.personal_data set ${nothing} where citizen_id = any($1::uuid[])`, [rows.map((row) => row.citizen_id)]);
  return rows.length;
}

/** @returns whether they are gone: not while somebody has written into them again */
async function dropPlainColumns(database: Database): Promise<boolean> {
  await database.query('lock table personal.personal_data');
  const { rows } = await database.query(`select from personal.personal_data where ${HAS_PLAIN} limit 1`);
  if (rows.length > 0) return false;
  await database.query(`alter table personal.personal_data ${NAMES.map((name) => `drop column ${name}`).join(', ')}`);
  // Writes the table anew: until then the file would still hold the old rows.
  await database.query('cluster personal.personal_data using personal_data_pkey');
  return true;
}

async function inTransaction<T>(database: Database, work: () => Promise<T>): Promise<T> {
  await database.query('begin');
  try {
    const result = await work();
    await database.query('commit');
    return result;
  } catch (error) {
    await database.query('rollback').catch(() => undefined);
    throw error;
  }
}

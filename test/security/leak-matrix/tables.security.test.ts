/**
 * The database by itself, under the roles of the subgraphs, when every check of the program is left out: each table is under row level
 * security or is known to need none, and nobody reads or writes another's rows. The lists are written by hand: `tables/guarded-tables.ts`.
 */
import { SYSTEM, poolFor, roleOf, withConnection, type Tenant } from '@otklik/database';
import type { Pool } from 'pg';
import { withIds } from './matrix/ask.js';
import { asTenant } from './tables/as-tenant.js';
import { DEFINER_FUNCTIONS, FOREIGN_TABLES, GUARDED_TABLES, OTHER_TABLES } from './tables/guarded-tables.js';
import { openWorld, type World } from './world/world.js';

let world: World;
const pools = new Map<string, Pool>();

beforeAll(async () => {
  world = await openWorld();
  await withConnection(world.database.adminUrl, async (admin) => {
    for (const { fill } of Object.values(GUARDED_TABLES)) if (fill !== undefined) await admin.query(withIds(fill, world.ids));
  });
});
afterAll(async () => {
  for (const pool of pools.values()) await pool.end();
  await world?.stop();
});

/** One connection: each tenant comes after another on it. */
function poolOf(table: string): Pool {
  const [schema = ''] = table.split('.');
  if (!pools.has(schema)) pools.set(schema, poolFor(world.database.url, roleOf(schema), { max: 1 }));
  return pools.get(schema)!;
}

const inCatalogue = async (sql: string): Promise<string[]> => (await withConnection(world.database.adminUrl, (admin) => admin.query<{ name: string }>(sql))).rows.map(({ name }) => name);
const OURS = `relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast') and relkind in ('r', 'p')`;

describe('the catalogue has', () => {
  test('row level security, enabled and forced, on every table that is not known to need none', async () => {
    const guarded = await inCatalogue(`select oid::regclass::text as name from pg_class where ${OURS} and relrowsecurity and relforcerowsecurity`);
    const other = await inCatalogue(`select oid::regclass::text as name from pg_class where ${OURS} and not (relrowsecurity and relforcerowsecurity)`);
    expect({ guarded: guarded.sort(), other: other.sort() }).toEqual({ guarded: Object.keys(GUARDED_TABLES).sort(), other: Object.keys(OTHER_TABLES).sort() });
  });

  test('no table that the role of another schema may touch, but those that are known', async () => {
    const touched = await inCatalogue(
      `select rolname || ' ' || c.oid::regclass as name from pg_class c cross join pg_roles r
       where ${OURS} and rolname like 'otklik\\_%' and rolname not in ('otklik_owner', 'otklik_app') and rolname <> 'otklik_' || relnamespace::regnamespace
         and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate, references, trigger')
         and not (c.oid = 'events.log'::regclass and not has_table_privilege(r.oid, c.oid, 'insert, update, delete, truncate, references, trigger'))
         and not (c.oid = 'events.outbox'::regclass and not has_table_privilege(r.oid, c.oid, 'select, update, delete, truncate, references, trigger'))`,
    );
    expect(touched.sort()).toEqual(Object.keys(FOREIGN_TABLES).sort());
  });

  test('no function that runs with rights of its owner, but those that are known', async () => {
    const functions = await inCatalogue(`select oid::regproc::text as name from pg_proc where prosecdef and pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')`);
    expect(functions.sort()).toEqual(Object.keys(DEFINER_FUNCTIONS).sort());
  });
});

describe('strangers find, add, change and remove no row of another', () => {
  const NOBODY: Tenant = { viewer: 'anonymous', personId: null, cabinetIds: [], everything: false };
  const strangers = (): (Tenant | null)[] => {
    const citizen: Tenant = { ...NOBODY, viewer: 'person', personId: world.ids['otherCitizen']! };
    return [null, NOBODY, citizen, { ...citizen, cabinetIds: [world.ids['housingCabinet']!] }];
  };

  test.each(Object.entries(GUARDED_TABLES))('%s', async (table, { rows, shut, read = '----', add = '----', change = '----', remove = '----' }) => {
    const pool = poolOf(table);
    const where = withIds(rows, world.ids);
    const select = `select to_jsonb(t) as row from ${table} t where ${where}`;
    const { rows: secrets } = await withConnection(world.database.adminUrl, (admin) => admin.query<{ row: object }>(select));
    // The rows are there, and the platform itself finds them on the same connection.
    expect(secrets).not.toEqual([]);
    expect((await asTenant(pool, SYSTEM, select))?.rows ?? 'refused').toEqual(shut ? 'refused' : secrets);
    const columns = await writtenColumns(table);
    const copy = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, '${JSON.stringify(secrets[0]!.row).replaceAll("'", "''")}')`;
    const column = await changeableColumn(table);
    const found = { read: '', add: '', change: '', remove: '' };
    for (const tenant of strangers()) {
      found.read += letterOf(await asTenant(pool, tenant, select));
      found.add += letterOf(await added(pool, tenant, copy));
      found.change += column === null ? '-' : letterOf(await asTenant(pool, tenant, `update ${table} set ${column} = ${column} where ${where}`));
      found.remove += letterOf(await asTenant(pool, tenant, `delete from ${table} where ${where}`));
    }
    expect(found).toEqual({ read, add, change, remove });
  });
});

function letterOf(result: { readonly rowCount: number | null } | null): string {
  return (result?.rowCount ?? 0) > 0 ? 'o' : '-';
}

/** A copy that fails for being a second one has passed the policies. */
async function added(pool: Pool, tenant: Tenant | null, copy: string): Promise<{ rowCount: number | null } | null> {
  return asTenant(pool, tenant, copy).catch((error: { code?: string }) => {
    if (error.code === '23505') return { rowCount: 1 };
    throw error;
  });
}

/** The columns of a table that the database does not make itself. */
async function writtenColumns(table: string): Promise<string> {
  const [row] = await inCatalogue(
    `select string_agg(quote_ident(attname), ', ') as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  );
  return row!;
}

/** A column that the role of the table's schema may write; null when it may write none. */
async function changeableColumn(table: string): Promise<string | null> {
  const [schema = ''] = table.split('.');
  const [name] = await inCatalogue(
    `select quote_ident(attname) as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped
       and has_column_privilege('${roleOf(schema)}', attrelid, attnum, 'update') order by attnum`,
  );
  return name ?? null;
}

import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { withConnection } from './connect.js';
import { isDatabaseAway } from './is-away.js';
import { createOrm } from './orm.js';
import { poolFor } from './pool.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase([]);
});
afterAll(() => database?.drop());

const NOWHERE = 'postgres://otklik:secret@127.0.0.1:1/otklik';
const reasonOf = (refused: Promise<unknown>): Promise<unknown> => refused.then(() => null, (error: unknown) => error);

test('a server that is not there is told from a fault of ours, by a pool and by an ORM', async () => {
  const pools = [NOWHERE, database.url].map((url) => poolFor(url, 'otklik_cabinets'));
  const orms = await Promise.all([NOWHERE, database.url].map((databaseUrl) => createOrm({ databaseUrl, schema: 'cabinets', entities: [] })));
  const through = (sql: string, place: 0 | 1): Promise<unknown>[] => [reasonOf(pools[place]!.query(sql)), reasonOf(orms[place]!.em.fork().execute(sql))];
  const tell = async (errors: readonly Promise<unknown>[]): Promise<unknown[]> => (await Promise.all(errors)).map((error) => [String(error).slice(0, 200), isDatabaseAway(error)]);
  const text = expect.any(String) as string;
  expect(await tell(through('select 1', 0))).toEqual([[text, true], [text, true]]);
  expect(await tell(through('select 1 / 0', 1))).toEqual([[text, false], [text, false]]);
  await Promise.all([...pools.map((pool) => pool.end()), ...orms.map((orm) => orm.close())]);
});

test('a session that somebody else ends says so too', async () => {
  const pool = poolFor(database.url, 'otklik_cabinets');
  pool.on('error', () => undefined);
  const client = await pool.connect();
  client.on('error', () => undefined);
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const waiting = reasonOf(client.query('select pg_sleep(60)'));
  await withConnection(database.adminUrl, (admin) => admin.query('select pg_terminate_backend($1)', [rows[0]!.pid]));
  expect(isDatabaseAway(await waiting)).toBe(true);
  client.release(true);
  await pool.end();
});

test('what says nothing of it is not away', () => {
  expect([null, 'ECONNREFUSED', new Error('no'), { code: '0800' }].map(isDatabaseAway)).toEqual([false, false, false, false]);
});

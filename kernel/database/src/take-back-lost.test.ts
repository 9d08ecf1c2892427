import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { withConnection } from './connect.js';
import { isDatabaseAway } from './is-away.js';
import { createOrm } from './orm.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase([]);
});
afterAll(() => database?.drop());

test('transactions whose connection breaks cost the pool no place', async () => {
  const orm = await createOrm({ databaseUrl: database.url, schema: 'cabinets', entities: [], poolMax: 2 });
  const breakOff = (): Promise<unknown> =>
    orm.em.fork().transactional(async (tx) => {
      const [row] = await tx.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
      await withConnection(database.adminUrl, (admin) => admin.query('select pg_terminate_backend($1)', [row!.pid]));
      await tx.execute('select 1');
    });
  for (let count = 0; count < 4; count++) expect(isDatabaseAway(await breakOff().catch((error: unknown) => error))).toBe(true);
  const answers = await Promise.all([1, 2, 3].map((n) => orm.em.fork().transactional((tx) => tx.execute<{ n: number }[]>('select ?::int as n', [n]))));
  expect(answers).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
  await orm.close();
});

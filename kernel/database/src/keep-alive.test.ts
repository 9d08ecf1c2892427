import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { createOrm } from './orm.js';
import { poolFor } from './pool.js';

const PORT = 'select inet_client_port() as port';
/** In `/proc/net/tcp`: the timer that runs is that of keep-alive. */
const KEEP_ALIVE_TIMER = '02';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase([]);
});
afterAll(() => database?.drop());

/** Which timer runs for the socket at a port, and in how many hundredths of a second it is due. */
async function timerAt(port: number): Promise<{ timer: string; due: number }> {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const line of (await readFile('/proc/net/tcp', 'utf8')).split('\n')) {
    const [, local, , , , timer] = line.trim().split(/\s+/);
    if (local?.endsWith(ending) === true) return { timer: timer!.split(':')[0]!, due: Number.parseInt(timer!.split(':')[1]!, 16) };
  }
  throw new Error(`There is no socket at ${port}`);
}

/** Only Linux tells. */
const testOnLinux = process.platform === 'linux' ? test : test.skip;

testOnLinux('the kernel looks every ten seconds whether PostgreSQL is there, for a pool and for an ORM', async () => {
  const pool = poolFor(database.url, 'otklik_cabinets');
  const orm = await createOrm({ databaseUrl: database.url, schema: 'cabinets', entities: [] });
  try {
    const [pooled] = (await pool.query<{ port: number }>(PORT)).rows;
    const [ofOrm] = await orm.em.fork().execute<{ port: number }[]>(PORT);
    for (const { port } of [pooled!, ofOrm!]) {
      // Right after an answer another timer may run.
      let found = await timerAt(port);
      while (found.timer !== KEEP_ALIVE_TIMER) found = await timerAt(port);
      expect(found.due).toBeLessThanOrEqual(1_000);
    }
  } finally {
    await orm.close();
    await pool.end();
  }
});

import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { withConnection } from '../connect.js';
import type { DatabaseModule } from '../database-module.js';
import { withSnapshot } from './snapshot.js';

const PEOPLE: DatabaseModule = { schema: 'people', migrations: [] };
const PIECE_BYTES = 3;

let database: TestDatabase;
let crumbling: Server;

beforeAll(async () => {
  database = await createTestDatabase([PEOPLE]);
  await withConnection(database.adminUrl, (client) =>
    client.query("create table people.note (id int primary key, text text); alter table people.note owner to otklik_owner; insert into people.note select n, 'note ' || n from generate_series(1, 50) as n"),
  );
  crumbling = await crumble(new URL(database.url));
});

afterAll(async () => {
  await new Promise((resolve) => crumbling.close(resolve));
  await database.drop();
});

test('a copy says how many rows it has, in however small pieces the answer of PostgreSQL comes', async () => {
  const url = new URL(database.url);
  url.port = String((crumbling.address() as AddressInfo).port);
  const copied = await withSnapshot(url.href, [PEOPLE], async (snapshot) => {
    const { text, count } = snapshot.copy(snapshot.tables.find(({ name }) => name === 'note')!);
    const chunks: Buffer[] = [];
    for await (const chunk of text) chunks.push(chunk as Buffer);
    return { lines: Buffer.concat(chunks).toString().trimEnd().split('\n').length, count: await count() };
  });
  expect(copied).toEqual({ lines: 50, count: 50 });
});

/** What the server says comes a few bytes at a time. */
async function crumble(target: URL): Promise<Server> {
  const server = createServer((client) => {
    client.setNoDelay(true);
    const upstream = connect(Number(target.port), target.hostname);
    client.pipe(upstream);
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
    void (async () => {
      for await (const said of upstream as AsyncIterable<Buffer>) {
        for (let at = 0; at < said.length; at += PIECE_BYTES) {
          client.write(said.subarray(at, at + PIECE_BYTES));
          await turn();
        }
      }
      client.end();
    })().catch(() => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

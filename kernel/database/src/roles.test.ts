import { defineEntity, p } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { withConnection } from './connect.js';
import { createOrm } from './orm.js';
import { poolFor } from './pool.js';

class M0001Notes extends Migration {
  override up(): void {
    this.addSql('create table notes.note (id int primary key, text text not null)');
    this.addSql('grant select, insert on notes.note to otklik_notes');
  }
}

const Note = defineEntity({ name: 'Note', tableName: 'note', properties: { id: p.integer().primary(), text: p.text() } });

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase([{ schema: 'notes', migrations: [M0001Notes] }]);
});

afterAll(() => database.drop());

test('the ORM acts as the role of its schema on every connection', async () => {
  const orm = await createOrm({ databaseUrl: database.url, schema: 'notes', entities: [Note], poolMax: 3 });
  const user = () => orm.em.fork().execute<[{ name: string }]>('select current_user as name, pg_sleep(0.05)');
  const users = await Promise.all([user(), user(), user()]);
  expect(users.map(([{ name }]) => name)).toEqual(['otklik_notes', 'otklik_notes', 'otklik_notes']);

  const em = orm.em.fork();
  em.create(Note, { id: 1, text: 'Яма' });
  await em.flush();
  expect(await orm.em.fork().findOneOrFail(Note, 1)).toMatchObject({ text: 'Яма' });
  await orm.close();
});

test('a role does no more than a migration granted to it', async () => {
  const pool = poolFor(database.url, 'otklik_notes');
  await expect(pool.query("update notes.note set text = 'changed'")).rejects.toThrow('permission denied for table note');
  await expect(pool.query('create table notes.mine ()')).rejects.toThrow('permission denied for schema notes');
  await pool.end();
});

test('the role of one schema cannot touch another', async () => {
  const pool = poolFor(database.url, 'otklik_appeals');
  await expect(pool.query('select from notes.note')).rejects.toThrow('permission denied for schema notes');
  await pool.end();
});

test('the login without a role can touch nothing', async () => {
  await withConnection(database.url, async (client) => {
    await expect(client.query('select from notes.note')).rejects.toThrow('permission denied for schema notes');
    await expect(client.query('create table public.mine ()')).rejects.toThrow('permission denied for schema public');
  });
});

test('a pool outlives connections that the server drops', async () => {
  const pool = poolFor(database.url, 'otklik_notes');
  await pool.query('select 1');
  await withConnection(database.adminUrl, (client) =>
    client.query(
      "select pg_terminate_backend(pid, 60000) from pg_stat_activity where application_name = 'otklik_notes' and datname = current_database()",
    ),
  );
  while (pool.totalCount > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
});

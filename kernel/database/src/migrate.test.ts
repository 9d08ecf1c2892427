import { Migration } from '@mikro-orm/migrations';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { withConnection } from './connect.js';
import type { DatabaseModule, MigrationClass } from './database-module.js';
import { ensureRolesAndSchemas } from './ensure-roles.js';
import { migrate } from './migrate.js';

class M0001Notes extends Migration {
  override up(): void {
    this.addSql('create table notes.note (id int primary key)');
  }
}

class M0002Text extends Migration {
  override up(): void {
    this.addSql('alter table notes.note add text text');
  }
}

class M0003Broken extends Migration {
  override up(): void {
    this.addSql('alter table notes.note add author text');
    this.addSql('alter table notes.nowhere add author text');
  }
}

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase([]);
  await ensureRolesAndSchemas({ databaseUrl: database.adminUrl, login: 'otklik', schemas: ['notes', 'tags'] });
});

afterEach(() => database.drop());

function notes(...migrations: MigrationClass[]): DatabaseModule {
  return { schema: 'notes', migrations };
}

async function read(sql: string): Promise<unknown[]> {
  const { rows } = await withConnection(database.adminUrl, (client) => client.query({ text: sql, rowMode: 'array' }));
  return rows.flat();
}

const columns = () =>
  read("select column_name from information_schema.columns where table_schema = 'notes' and table_name = 'note' order by 1");

test('migrations run in their order, as the owner', async () => {
  await migrate(database.url, [notes(M0001Notes, M0002Text)]);
  expect(await columns()).toEqual(['id', 'text']);
  expect(await read("select tableowner from pg_tables where schemaname = 'notes'")).toEqual(['otklik_owner', 'otklik_owner']);
  expect(await read('select name from notes.schema_migration order by id')).toEqual(['M0001Notes', 'M0002Text']);
});

test('a second call runs only what is new', async () => {
  await migrate(database.url, [notes(M0001Notes)]);
  await migrate(database.url, [notes(M0001Notes)]);
  await migrate(database.url, [notes(M0001Notes, M0002Text)]);
  expect(await columns()).toEqual(['id', 'text']);
});

test('each module has its own list', async () => {
  class M0001Tags extends Migration {
    override up(): void {
      this.addSql('create table tags.tag (id int primary key references notes.note)');
    }
  }
  await migrate(database.url, [notes(M0001Notes), { schema: 'tags', migrations: [M0001Tags] }]);
  expect(await read('select name from tags.schema_migration')).toEqual(['M0001Tags']);
});

test('of several processes one migrates and the others find it done', async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrate(database.url, [notes(M0001Notes, M0002Text)])));
  expect(await read('select name from notes.schema_migration order by id')).toEqual(['M0001Notes', 'M0002Text']);
});

test('a migration that fails leaves its module as it was', async () => {
  const migrating = migrate(database.url, [notes(M0001Notes, M0002Text, M0003Broken)]);
  await expect(migrating).rejects.toThrow('relation "notes.nowhere" does not exist');
  expect(await columns()).toEqual([]);
  await migrate(database.url, [notes(M0001Notes)]);
  expect(await columns()).toEqual(['id']);
});

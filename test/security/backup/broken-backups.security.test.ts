import { DATABASE_MODULES, checkArchive, makeBackup, restoreBackup, writeArchive, type HomeKeys } from '@otklik/app';
import { systemClock } from '@otklik/base';
import { migrate, withConnection, type DatabaseModule } from '@otklik/database';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { otklik } from './otklik.js';

const NO_KEYS: HomeKeys = { personal: [], voteSecret: null, signingKeys: null, personalKey: () => Promise.resolve(null) };
const APPEAL = '01900000-0000-7000-8000-000000000001';
/** What an appeal was before its changes were chained. */
const OLD_MODULES = DATABASE_MODULES.map((module) => (module.schema === 'appeals' ? { ...module, migrations: module.migrations.slice(0, 4) } : module));
const SOME_ROWS = `
  insert into appeals.appeal (id, kind, category_id, agency_id, cabinet_id, author_id, text, plugin_id, channel, visibility, status, version, submitted_at, due_at, due_reasons, is_provisional)
    values ('${APPEAL}', 'MESSAGE', 'roads.pothole', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), E'Яма\\t\\\\ и \\n строка', 'roads', 'WEB', 'PRIVATE', 'SUBMITTED', 1, now(), now(), '[]', true);
  insert into appeals.appeal_history (appeal_id, version, at, status, actor, actor_role) values ('${APPEAL}', 1, now(), 'SUBMITTED', 'anna', 'AUTHOR');
  update events.head set position = 41`;

let folder: string;
let source: TestDatabase;
let file: string;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-backup-'));
  source = await empty();
  await migrate(source.url, OLD_MODULES);
  await withConnection(source.adminUrl, (client) => client.query(SOME_ROWS));
  file = await backUp(source, 'good.tar.zst');
});

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  await rm(folder, { recursive: true, force: true });
});

async function empty(): Promise<TestDatabase> {
  const database = await createEmptyDatabase(DATABASE_MODULES);
  databases.push(database);
  return database;
}

async function backUp(database: TestDatabase, name: string, modules: readonly DatabaseModule[] = DATABASE_MODULES): Promise<string> {
  const path = join(folder, name);
  await makeBackup({ databaseUrl: database.url, modules, file: path, sealFile: join(folder, 'none'), keys: NO_KEYS, clock: systemClock, progress: () => undefined });
  return path;
}

async function restore(path: string, database: TestDatabase, { modules = DATABASE_MODULES, progress = (_: string): void => undefined } = {}): Promise<void> {
  const archive = await checkArchive(path);
  await restoreBackup({ databaseUrl: database.url, modules, file: path, archive, sealFile: join(folder, 'none'), clock: systemClock, progress });
}

async function tablesOf(database: TestDatabase): Promise<number> {
  const { rows } = await withConnection(database.adminUrl, (client) => client.query("select from pg_class where relkind in ('r', 'v', 'S') and relnamespace::regnamespace::text = any($1)", [['appeals', 'events', 'people', 'personal', 'cabinets', 'surveys']]));
  return rows.length;
}

const coded = (code: string) => expect.objectContaining({ name: 'BackupError', code }) as Error;

describe('a backup of an earlier version', () => {
  it('is restored as it was and then brought up to date, and its appeals are in order', async () => {
    const target = await empty();
    await restore(file, target);
    const { rows } = await withConnection(target.adminUrl, (client) => client.query<{ text: string; chained: boolean }>('select text, chain_head is not null as chained from appeals.appeal'));
    expect(rows).toEqual([{ text: 'Яма\t\\ и \n строка', chained: true }]);
    const verified = await otklik({ DATABASE_URL: target.url, OTKLIK_HOME: join(folder, 'home') }, 'verify', '--json');
    expect(JSON.parse(verified.output)).toMatchObject({ ok: true, appeals: 1, changes: 1, broken: 0 });
  });
});

describe('a restore that fails', () => {
  it('leaves an empty database, in which it can be tried again', async () => {
    const target = await empty();
    const fail = (line: string): void => {
      if (line.startsWith('events.head')) throw new Error('the power is gone');
    };
    await expect(restore(file, target, { progress: fail })).rejects.toThrow('the power is gone');
    expect(await tablesOf(target)).toBe(0);
    await restore(file, target);
    expect(await tablesOf(target)).toBeGreaterThan(20);
  });

  it('leaves a mark when it is killed: nobody takes what is there for a platform, and the next restore does', async () => {
    const target = await empty();
    const kill = (): Promise<unknown> => withConnection(target.adminUrl, (client) => client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"));
    const path = join(folder, 'killed.tar.zst');
    await writeFile(path, await readFile(file));
    const killed: Promise<unknown>[] = [];
    await expect(restore(path, target, { progress: (line) => void (line.startsWith('appeals.appeal:') && killed.push(kill())) })).rejects.toThrow();
    await Promise.all(killed);
    await expect(migrate(target.url, DATABASE_MODULES)).rejects.toThrow('A restore into this database was broken off');
    await expect(backUp(target, 'half.tar.zst')).rejects.toThrow('A restore into this database was broken off');
    await restore(file, target);
    await migrate(target.url, DATABASE_MODULES);
  });

  it('does not touch a database that is not empty', async () => {
    await expect(restore(file, source)).rejects.toEqual(coded('DATABASE_NOT_EMPTY'));
    const { rows } = await withConnection(source.adminUrl, (client) => client.query('select position from events.head'));
    expect(rows).toEqual([{ position: '41' }]);
  });

  it('refuses what a later version made before it makes anything', async () => {
    const target = await empty();
    await expect(restore(file, target, { modules: DATABASE_MODULES.map((module) => ({ ...module, migrations: module.migrations.slice(0, 1) })) })).rejects.toEqual(coded('BACKUP_NEWER'));
    expect(await tablesOf(target)).toBe(0);
  });
});

describe('a file that is not what was written', () => {
  it.each([
    ['cut off in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    // The last bytes may be padding, without which nothing is missing.
    ['cut off a little before its end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
    ['with one bit turned', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === Math.floor(bytes.length * 0.6) ? byte ^ 1 : byte)))],
    ['empty', () => Buffer.alloc(0)],
    ['of something else', () => Buffer.from('CREATE TABLE appeal ();\n'.repeat(100))],
  ])('is damaged: %s', async (name, damage) => {
    const path = join(folder, `${name}.tar.zst`);
    await writeFile(path, damage(await readFile(file)));
    await expect(checkArchive(path)).rejects.toEqual(coded('BACKUP_DAMAGED'));
  });

  it('is no backup when it is an archive of something else', async () => {
    const path = join(folder, 'other.tar.zst');
    await writeArchive(path, (add) => add('photo.jpg', Buffer.from('…')));
    await expect(checkArchive(path)).rejects.toEqual(coded('BACKUP_DAMAGED'));
  });

  it('is damaged when a row was changed and the archive packed again', async () => {
    const { head, tail } = await checkArchive(file);
    const path = join(folder, 'edited.tar.zst');
    await writeArchive(path, async (add) => {
      await add('backup.json', Buffer.from(JSON.stringify(head)));
      await add('tables/events.head/000000', Buffer.from('t\t99\t0\n'));
      await add('contents.json', Buffer.from(JSON.stringify(tail)));
    });
    await expect(checkArchive(path)).rejects.toEqual(coded('BACKUP_DAMAGED'));
  });

  it('of a later format is refused with a hint at the version that can read it', async () => {
    const path = join(folder, 'later.tar.zst');
    await writeArchive(path, (add) => add('backup.json', Buffer.from(JSON.stringify({ format: 'otklik-backup', formatVersion: 2, platform: '9.9.9' }))));
    await expect(checkArchive(path)).rejects.toMatchObject({ code: 'BACKUP_NEWER', message: expect.stringContaining('Otklik 9.9.9') as string });
  });

  it('that is missing, or a folder, is said to be so', async () => {
    await expect(checkArchive(join(folder, 'nothing'))).rejects.toEqual(coded('FILE_UNREADABLE'));
    await expect(checkArchive(folder)).rejects.toEqual(coded('FILE_UNREADABLE'));
  });
});

describe('a backup that cannot be made', () => {
  it('does not write over a file, nor into a folder that is not there', async () => {
    await expect(backUp(source, 'good.tar.zst')).rejects.toEqual(coded('FILE_EXISTS'));
    await expect(backUp(source, 'no/such/folder.tar.zst')).rejects.toEqual(coded('FILE_UNWRITABLE'));
  });

  it('leaves no file behind', async () => {
    const broken = async (add: (name: string, content: Uint8Array) => Promise<void>): Promise<void> => {
      await add('a', Buffer.alloc(1 << 20, 1));
      throw new Error('the database is gone');
    };
    await expect(writeArchive(join(folder, 'gone.tar.zst'), broken)).rejects.toThrow('the database is gone');
    expect((await readdir(folder)).filter((name) => name.startsWith('gone'))).toEqual([]);
  });

  it('says that there is no platform in the database', async () => {
    await expect(backUp(await empty(), 'nothing.tar.zst')).rejects.toEqual(coded('DATABASE_EMPTY'));
  });

  it('says that a later version has migrated the database', async () => {
    const modules = OLD_MODULES.map((module) => (module.schema === 'people' ? { ...module, migrations: module.migrations.slice(0, 1) } : module));
    await expect(backUp(source, 'newer.tar.zst', modules)).rejects.toEqual(coded('DATABASE_NEWER'));
  });

  it('refuses a table of which a policy might hide rows, rather than to leave some out', async () => {
    const database = await createTestDatabase(DATABASE_MODULES);
    databases.push(database);
    await withConnection(database.adminUrl, (client) => client.query(`
      create table people.note (id int primary key, author text); alter table people.note owner to otklik_owner;
      alter table people.note enable row level security; alter table people.note force row level security;
      create policy mine on people.note using (author = current_user)`));
    await expect(backUp(database, 'hidden.tar.zst')).rejects.toMatchObject({ code: 'DATABASE_UNREADABLE', message: expect.stringContaining('"people"."note"') as string });
  });

  it('refuses personal data that an earlier version left in plain text', async () => {
    const database = await empty();
    const modules = DATABASE_MODULES.map((module) => (module.schema === 'people' ? { ...module, migrations: module.migrations.slice(0, 2) } : module));
    await migrate(database.url, modules);
    const rows = "with person as (insert into people.citizen values (gen_random_uuid(), now()) returning id) insert into personal.personal_data (citizen_id, given_name) select id, 'Анна' from person";
    await withConnection(database.adminUrl, (client) => client.query(rows));
    await expect(backUp(database, 'plain.tar.zst')).rejects.toMatchObject({ code: 'DATABASE_UNREADABLE', message: expect.stringContaining('plain text') as string });
  });
});

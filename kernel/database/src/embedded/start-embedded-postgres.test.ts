import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, withConnection } from '../connect.js';
import { StartError } from '../start-error.js';
import { HomeHolder } from './home-holder.test-support.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';

let folder: string;
let home: string;
const running: EmbeddedPostgres[] = [];

async function start(options: { onProgress?: (line: string) => void; fast?: boolean } = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ home, fast: true, ...options });
  running.push(postgres);
  return postgres;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-database-'));
  await chmod(folder, 0o755);
  home = join(folder, 'дом с пробелом');
});

afterEach(() => Promise.all(running.splice(0).map((postgres) => postgres.stop())));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the first start prepares the data, and the login it gives out is no superuser', async () => {
  const lines: string[] = [];
  const { url, adopted } = await start({ onProgress: (line) => lines.push(line), fast: false });

  const { rows } = await withConnection(url, (client) => 
    client.query('select usesuper, usename, current_database() as name from pg_user where usename = current_user'),
  );
  expect(rows).toEqual([{ usesuper: false, usename: 'otklik', name: 'otklik' }]);
  expect(adopted).toBe(false);
  expect(lines).toEqual(['Preparing a new PostgreSQL database', 'Starting PostgreSQL']);
});

test('the next start finds the data of the one before', async () => {
  const first = await start();
  await withConnection(first.adminUrl, (client) => client.query('create table kept as select 42 as answer'));
  await first.stop();

  const second = await start();
  const { rows } = await withConnection(second.adminUrl, (client) => client.query('select answer from kept'));
  expect(rows).toEqual([{ answer: 42 }]);
});

test('the passwords are readable by their owner alone, and nowhere else in the home', async () => {
  await start();
  const file = join(home, 'database-passwords.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readdir(home)).sort()).toEqual(['database-passwords.json', 'postgres']);
  expect((await readdir(join(home, 'postgres'))).sort()).toEqual(['data', 'server.log']);

  const { administrator, login } = JSON.parse(await readFile(file, 'utf8'));
  const log = await readFile(join(home, 'postgres', 'server.log'), 'utf8');
  expect(log).not.toContain(administrator);
  expect(log).not.toContain(login);
});

test('the server listens on the loopback address alone', async () => {
  const { adminUrl } = await start();
  const { rows } = await withConnection(adminUrl, (client) =>
    client.query("select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets"),
  );
  expect(rows).toEqual([{ addresses: '127.0.0.1', sockets: '' }]);
});

test('a second start on a home that is in use says so in one line, and the first goes on', async () => {
  const { url } = await start();
  const second = startEmbeddedPostgres({ home });
  await expect(second).rejects.toBeInstanceOf(StartError);
  await expect(second).rejects.toThrow(`Otklik is already running on ${home}`);
  expect(await HomeHolder.start(home).answer).toEqual({ failure: `Otklik is already running on ${home}` });
  await withConnection(url, (client) => client.query('select 1'));
});

test('a home is free again when its server has stopped', async () => {
  const first = await start();
  await first.stop();
  await first.stop();
  await start();
});

test('it stops at the first signal, without waiting for the clients that are connected', async () => {
  const log = async () => (await readFile(join(home, 'postgres', 'server.log'), 'utf8')).match(/received \w+ shutdown request/g) ?? [];
  const postgres = await start();
  const client = await connect(postgres.url);
  const before = await log();
  await postgres.stop();
  // `smart` would wait for the client, `immediate` is what comes when patience has ended.
  expect((await log()).slice(before.length)).toEqual(['received fast shutdown request']);
  await client.end();
});

test('a server left behind by a killed process is taken over', async () => {
  const holder = HomeHolder.start(home);
  const left = await holder.answer;
  await holder.kill();

  const { adopted, url, pid } = await start();
  expect({ adopted, url, pid }).toEqual({ ...left, adopted: true });
});

test('a server left behind with other settings is replaced', async () => {
  const holder = HomeHolder.start(home);
  await holder.answer;
  await holder.kill();

  const { adopted, adminUrl } = await start({ fast: false });
  expect(adopted).toBe(false);
  const { rows } = await withConnection(adminUrl, (client) => client.query("select current_setting('fsync') as fsync"));
  expect(rows).toEqual([{ fsync: 'on' }]);
});

test('a server that is killed is started again at the same address, with its data', async () => {
  const lines: string[] = [];
  const postgres = await start({ onProgress: (line) => lines.push(line), fast: false });
  await withConnection(postgres.adminUrl, (client) => client.query('create table survivor ()'));
  const before = postgres.pid;
  process.kill(before, 'SIGKILL');
  while (postgres.pid === before) await sleep(20);

  await withConnection(postgres.adminUrl, (client) => client.query('select from survivor'));
  expect(lines).toContain('PostgreSQL ended unexpectedly: starting it again');
});

test('the next start recovers when process and server were both killed', async () => {
  const holder = HomeHolder.start(home);
  const left = await holder.answer;
  if ('failure' in left) throw new Error(left.failure);
  await holder.kill();
  process.kill(left.pid, 'SIGKILL');

  const { adopted, url } = await start();
  expect(adopted).toBe(false);
  await withConnection(url, (client) => client.query('select 1'));
});

test('a server file whose process id belongs to another program now does not hinder a start', async () => {
  const file = join(home, 'postgres', 'data', 'postmaster.pid');
  const first = await start();
  const lines = (await readFile(file, 'utf8')).split('\n');
  await first.stop();
  await writeFile(file, [process.pid, ...lines.slice(1)].join('\n'));

  expect((await start()).adopted).toBe(false);
});

test('a file of passwords that is lost, damaged or of another database is named', async () => {
  const file = join(home, 'database-passwords.json');
  const passwords = await readFile(file, 'utf8');
  await rm(file);
  await expect(start()).rejects.toThrow(`Cannot read the passwords of the database, ${file}: ENOENT`);
  await writeFile(file, passwords.slice(0, 20));
  await expect(start()).rejects.toThrow(`${file} does not hold the passwords of the database`);
  await writeFile(file, JSON.stringify({ administrator: 'other', login: 'other' }));
  await expect(start()).rejects.toThrow('The passwords in OTKLIK_HOME do not fit its database');
  await writeFile(file, passwords);
  await start();
});

test('a home that cannot be a folder is named', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(startEmbeddedPostgres({ home: file })).rejects.toThrow(`Cannot make the folder ${file} (OTKLIK_HOME): EEXIST`);
});

test('a data folder that holds something else is left alone', async () => {
  const other = join(folder, 'other');
  await mkdir(join(other, 'postgres', 'data'), { recursive: true });
  await writeFile(join(other, 'postgres', 'data', 'diary.txt'), 'Dear diary');
  const starting = startEmbeddedPostgres({ home: other });
  await expect(starting).rejects.toThrow('holds no PostgreSQL database, nor is it empty: choose another OTKLIK_HOME');
  expect(await readFile(join(other, 'postgres', 'data', 'diary.txt'), 'utf8')).toBe('Dear diary');
});

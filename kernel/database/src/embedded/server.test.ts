import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { withConnection } from '../connect.js';
import { readPostmaster, stopServer } from './postmaster.js';
import { Runner } from './runner.js';
import { startServer, type ServerOptions } from './server.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';

const NOBODY = 65_534;

let home: string;
let options: ServerOptions;
let adminUrl: string;
let lockFile: string;
const parents: ChildProcess[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'otklik-database-'));
  await chmod(home, 0o755);
  const folder = join(home, 'postgres');
  const dataFolder = join(folder, 'data');
  lockFile = join(dataFolder, 'postmaster.pid');
  const first = await startEmbeddedPostgres({ home, fast: true });
  ({ adminUrl } = first);
  await first.stop();
  options = { runner: await Runner.create(folder, dataFolder), dataFolder, logFile: join(folder, 'server.log'), fast: true };
});

afterAll(async () => {
  for (const parent of parents) parent.kill();
  await rm(home, { recursive: true, force: true });
});

/** The id of a process that has ended and that its parent does not reap. It belongs to whom PostgreSQL belongs to. */
async function zombie(): Promise<number> {
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'inherit'], ...user });
  parents.push(parent);
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(String(line));
  // A shell would reap it; what the shell becomes does not.
  while ((await readFile(`/proc/${parent.pid}/comm`, 'utf8')).trim() !== 'sleep') await sleep(10);
  process.kill(pid, 'SIGKILL');
  while (!(await readFile(`/proc/${pid}/stat`, 'utf8')).includes(') Z ')) await sleep(10);
  return pid;
}

const testOnLinux = process.platform === 'linux' ? test : test.skip;

testOnLinux('a killed server that nobody has reaped does not keep another from starting', async () => {
  const before = await startServer(options);
  const lines = (await readFile(lockFile, 'utf8')).split('\n');
  await stopServer(before);
  await writeFile(lockFile, [await zombie(), ...lines.slice(1)].join('\n'));

  const after = await startServer(options, before.port);
  expect(await readPostmaster(options.dataFolder)).toMatchObject({ pid: after.pid, status: 'ready' });
  await stopServer(after);
});

test('no server starts while a session of a killed one still works on the data, even without its lock file', async () => {
  const before = await startServer(options);
  const url = new URL(adminUrl);
  url.port = String(before.port);
  let session = 0;
  const busy = withConnection(url.href, async (client) => {
    session = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;
    process.kill(session, 'SIGSTOP');
    await client.query('select 1');
  }).catch(() => undefined);
  while (session === 0) await sleep(10);
  process.kill(before.pid, 'SIGKILL');
  await rm(lockFile, { force: true });

  const starting = startServer(options);
  const early = await Promise.race([starting, sleep(1_000, 'still waiting')]);
  process.kill(session, 'SIGKILL');
  expect(early).toBe('still waiting');
  await stopServer(await starting);
  await busy;
});

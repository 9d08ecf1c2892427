/**
 * Scenario: somebody types the start command, stops it, kills it, and starts it twice. Black box: the built command as a
 * process of its own with embedded PostgreSQL, on a free port and a temporary home.
 */
import { withConnection, withDatabase } from '@otklik/database';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OTKLIK = join(import.meta.dirname, '../../../app/dist/otklik.js');
const started: Run[] = [];
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'otklik-start-'));
});

afterAll(async () => {
  await Promise.all(started.map((run) => run.stop('SIGTERM')));
  await rm(home, { recursive: true, force: true });
});

describe('otklik start', () => {
  it('tells its progress, then exactly one line with the address, and answers there', async () => {
    const run = start({});
    const url = await run.ready();
    expect(run.output().match(/Otklik is ready/g)).toHaveLength(1);
    expect(run.output().split('\n').length).toBeGreaterThan(4);
    expect(await ask(url, '{ categories { id } }')).toMatchObject({ data: { categories: expect.arrayContaining([{ id: 'roads.pothole' }]) } });

    const second = start({});
    expect(await second.exit()).toBe(1);
    expect(second.errors().trim().split('\n')).toEqual([expect.stringContaining(`already running on ${home}`)]);

    const token = await command(['token', 'anna']);
    expect(token.output().trim().split('.')).toHaveLength(3);

    await run.stop('SIGTERM');
    expect(await run.exit()).toBe(0);
    await expect(isAlive(await postgresPid())).resolves.toBe(false);
  });

  it('starts again on the same data after a stop, and after kill -9 of the platform', async () => {
    const run = start({});
    await run.ready();
    expect(run.output()).not.toContain('Seeding');
    await run.stop('SIGKILL');
    const next = start({});
    const url = await next.ready();
    expect(await ask(url, '{ agencies(first: 1) { nodes { code } } }')).toEqual({ data: { agencies: { nodes: [{ code: 'BAG' }] } } });
    await next.stop('SIGINT');
    expect(await next.exit()).toBe(0);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT=http'],
    [{ OTKLIK_DEMO: '0' }, 'OTKLIK_DEMO=0'],
    [{ HOST: '0.0.0.0' }, 'HOST=0.0.0.0'],
    [{ DATABASE_URL: 'postgres://otklik:hunter2@127.0.0.1:1/otklik' }, '127.0.0.1:1'],
  ])('refuses %j in one line and exit code 1', async (variables, named) => {
    const run = start(variables);
    expect(await run.exit()).toBe(1);
    expect(run.errors().trim().split('\n')).toEqual([expect.stringContaining(named)]);
    expect(run.errors()).not.toContain('hunter2');
  });

  it('says in one line that the port is taken, and leaves nothing running', async () => {
    const first = start({});
    const port = new URL(await first.ready()).port;
    const elsewhere = await mkdtemp(join(tmpdir(), 'otklik-start-'));
    const second = start({ OTKLIK_HOME: elsewhere, PORT: port });
    expect(await second.exit()).toBe(1);
    expect(second.errors().trim().split('\n')).toEqual([expect.stringContaining(`PORT=${port}`)]);
    await first.stop('SIGTERM');
    await rm(elsewhere, { recursive: true, force: true });
  });
});

describe('an external PostgreSQL', () => {
  it('serves once its administrator has run what grant-sql prints, and is refused in one line before', async () => {
    const database = await externalDatabase();
    const early = start({ DATABASE_URL: database.url });
    expect(await early.exit()).toBe(1);
    expect(early.errors().trim().split('\n')).toEqual([expect.stringContaining('otklik db grant-sql')]);

    const sql = await command(['db', 'grant-sql'], { DATABASE_URL: database.url });
    await withConnection(database.adminUrl, (client) => client.query(sql.output()));
    const run = start({ DATABASE_URL: database.url });
    const url = await run.ready();
    expect(await ask(url, '{ categories { id } }')).toMatchObject({ data: { categories: expect.arrayContaining([{ id: 'roads.pothole' }]) } });
    await run.stop('SIGTERM');
    expect(await run.exit()).toBe(0);
    await database.drop();
  });
});

describe('otklik token', () => {
  it('says in one line that nothing runs', async () => {
    const run = await command(['token', 'anna'], { PORT: '1' });
    expect(await run.exit()).toBe(1);
    expect(run.errors().trim().split('\n')).toEqual([expect.stringContaining('No running platform')]);
  });
});

/** One process of the command. */
interface Run {
  output(): string;
  errors(): string;
  /** The address, once it is ready. */
  ready(): Promise<string>;
  exit(): Promise<number | null>;
  stop(signal: NodeJS.Signals): Promise<void>;
}

function start(variables: Record<string, string>): Run {
  return launch(['start'], { PORT: '0', ...variables });
}

async function command(args: string[], variables: Record<string, string> = {}): Promise<Run> {
  const run = launch(args, variables);
  await run.exit();
  return run;
}

function launch(args: string[], variables: Record<string, string>): Run {
  const { PORT: _port, HOST: _host, DATABASE_URL: _url, OTKLIK_DEMO: _demo, OIDC_ISSUER: _issuer, NODE_OPTIONS: _options, ...inherited } = process.env;
  const child: ChildProcess = spawn(process.execPath, [OTKLIK, ...args], { env: { ...inherited, OTKLIK_HOME: home, OTKLIK_DEMO_SAMPLES: '0', ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const closed = once(child, 'close').then(() => child.exitCode);
  const run: Run = {
    output: () => output,
    errors: () => errors,
    async ready() {
      const deadline = Date.now() + 150_000;
      for (;;) {
        const url = /Otklik is ready: (\S+)\/graphql/.exec(output)?.[1];
        if (url !== undefined) return url;
        if (child.exitCode !== null || Date.now() > deadline) throw new Error(`Not ready:\n${output}\n${errors}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    exit: () => closed,
    async stop(signal) {
      child.kill(signal);
      await closed;
    },
  };
  started.push(run);
  return run;
}

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  return response.json();
}

/** A new database and a login without any rights on the server of the tests, as an administrator would make them. */
async function externalDatabase(): Promise<{ url: string; adminUrl: string; drop(): Promise<void> }> {
  const name = `external_${randomBytes(4).toString('hex')}`;
  const serverUrl = withDatabase(process.env['OTKLIK_TEST_ADMIN_URL']!, 'postgres');
  await withConnection(serverUrl, async (client) => {
    await client.query(`create role ${name} login password 'let-me-in'`);
    await client.query(`create database ${name}`);
  });
  const url = new URL(withDatabase(serverUrl, name));
  url.username = name;
  url.password = 'let-me-in';
  return {
    url: url.href,
    adminUrl: withDatabase(serverUrl, name),
    drop: () =>
      withConnection(serverUrl, async (client) => {
        await client.query(`drop database ${name} with (force)`);
        await client.query(`drop role ${name}`);
      }),
  };
}

/** The server's process of the last run, if its file is still there. */
async function postgresPid(): Promise<number | null> {
  const text = await readFile(join(home, 'postgres/data/postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number(text.split('\n')[0]);
}

async function isAlive(pid: number | null): Promise<boolean> {
  if (pid === null) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

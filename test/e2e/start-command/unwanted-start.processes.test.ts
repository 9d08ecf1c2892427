/**
 * Scenario: a start that is no longer wanted, or not possible: somebody types Ctrl-C at some step, pipes the output into `head`, or
 * gives an address or a folder that is not to be had. Black box: the built command as a process of its own with embedded PostgreSQL.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OTKLIK = join(import.meta.dirname, '../../../app/dist/otklik.js');
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'otklik-unwanted-'));
});

afterEach(() => rm(home, { recursive: true, force: true }));

describe('a start that is no longer wanted', () => {
  it.each(['Preparing a new PostgreSQL', 'Starting PostgreSQL', 'Migrating', 'Seeding', 'Building the graph'])(
    'ends at once and leaves no PostgreSQL when it is stopped at “%s”, twice',
    async (step) => {
      // On a busy machine it may be ready before it is told to stop; not again and again.
      for (let tries = 1; ; tries++) {
        const run = start({ OTKLIK_HOME: home });
        await run.said(step);
        const told = performance.now();
        run.child.kill('SIGINT');
        run.child.kill('SIGINT');
        expect(await run.exit).toBe(0);
        expect(performance.now() - told).toBeLessThan(60_000);
        expect(run.errors()).toBe('');
        expect(await filesOfServer()).toEqual([]);
        if (!run.output().includes('ready')) break;
        expect(tries).toBeLessThan(5);
        await rm(home, { recursive: true });
      }
    },
  );

  it('stops in order when nobody reads its output any more', async () => {
    const run = start({ OTKLIK_HOME: home });
    await run.said('Starting PostgreSQL');
    run.child.stdout!.destroy();
    expect({ code: await run.exit, errors: run.errors() }).toEqual({ code: 0, errors: '' });
    expect(await filesOfServer()).toEqual([]);
  });
});

describe('a start that is not possible', () => {
  it('says that the port is taken before it makes anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const run = start({ OTKLIK_HOME: home, PORT: String(port) });
    expect(await run.exit).toBe(1);
    expect(run.errors()).toBe(`Cannot listen at HOST=127.0.0.1 PORT=${port}: something else listens there; choose another PORT\n`);
    expect(run.output()).toBe('');
    expect(await readdir(home)).toEqual([]);
    other.close();
  });

  it('says in one line that the home cannot be made', async () => {
    const run = start({ OTKLIK_HOME: '/dev/null/home' });
    expect(await run.exit).toBe(1);
    expect(run.errors()).toBe('Cannot make the folder /dev/null/home (OTKLIK_HOME): ENOTDIR; choose another\n');
  });
});

/** What only a running server, or one that was not stopped in order, has. */
async function filesOfServer(): Promise<string[]> {
  const files = await readdir(join(home, 'postgres', 'data')).catch(() => []);
  expect(await readdir(join(home, 'postgres'))).not.toContainEqual(expect.stringMatching(/^new-/));
  return files.filter((file) => file === 'postmaster.pid');
}

interface Run {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  output(): string;
  errors(): string;
  /** Resolves when a line with this text was printed. */
  said(text: string): Promise<void>;
}

function start(variables: Record<string, string>): Run {
  const child = spawn(process.execPath, [OTKLIK, 'start'], {
    env: { PATH: process.env['PATH'], PORT: '0', OTKLIK_DEMO_SAMPLES: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  // Not `exit`: its last words may not have been read then.
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    exit,
    output: () => output,
    errors: () => errors,
    async said(text) {
      while (!output.includes(text)) {
        if (child.exitCode !== null) throw new Error(`It ended without “${text}”:\n${output}\n${errors}`);
        await Promise.race([once(child.stdout, 'data'), exit]);
      }
    },
  };
}

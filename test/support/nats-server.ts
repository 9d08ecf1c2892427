import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A `nats-server` of its own, on a free port of this machine. Stop it in `afterAll`. */
export interface NatsServer {
  readonly port: number;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

/** @param flags of `nats-server`, such as `--auth TOKEN` @throws Error when Debian's package is not installed */
export async function startNatsServer(flags: readonly string[] = []): Promise<NatsServer> {
  const folder = await mkdtemp(join(tmpdir(), 'otklik-nats-'));
  let running: ChildProcess | null = null;
  /** @param port -1 for one that is free when it is opened, and never another server's */
  const run = async (port: number): Promise<number> => {
    await mkdir(folder, { recursive: true });
    const child = spawn('nats-server', ['--addr', '127.0.0.1', '--port', String(port), '--ports_file_dir', folder, ...flags], { stdio: 'ignore' });
    running = child;
    const failed = once(child, 'error').then(([error]) => {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Error('There is no nats-server here: apt-get install nats-server') : error;
    });
    return Promise.race([portOf(child, folder), failed]);
  };
  const port = await run(-1);
  return {
    port,
    async kill() {
      const ended = running?.exitCode === null ? once(running, 'exit') : null;
      running?.kill('SIGKILL');
      running = null;
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
    async start() {
      await run(port);
    },
  };
}

/** The port that a server has written into its file, once it listens there. @throws Error when it ends instead */
async function portOf(child: ChildProcess, folder: string): Promise<number> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nats-server ended with ${child.exitCode}`);
    const text = await readFile(join(folder, `nats-server_${child.pid}.ports`), 'utf8').catch(() => '');
    // The file may be half written.
    const port = /"nats":\s*\[\s*"nats:\/\/[^"]*:(\d+)"/.exec(text)?.[1];
    if (port !== undefined) return Number(port);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

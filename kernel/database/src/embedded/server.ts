import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.js';
import { readPostmaster, runningPostmaster, stopServer, type Postmaster } from './postmaster.js';
import type { Runner } from './runner.js';
import { lastLine, openLog } from './server-log.js';

const POLL_MS = 10;
/** Recovery after a crash reads the log since the last checkpoint: minutes at worst. */
const START_TIMEOUT_MS = 120_000;
/** Processes of a server that was killed may hold its memory for a moment, and a port may be taken before the server has it. */
const RETRY_MS = 10_000;
const WORTH_A_RETRY = /still in use|could not bind|could not create any TCP/;

export interface ServerOptions {
  runner: Runner;
  dataFolder: string;
  logFile: string;
  /** Gives up what protects data from a power cut; for tests. */
  fast: boolean;
  /** Gives up a start under way. */
  signal?: AbortSignal | undefined;
}

/** Takes over the server that a killed process left behind, if it was started in the same way; stops it if it was not. */
export async function adoptServer(options: ServerOptions): Promise<Postmaster | null> {
  const left = await untilSettled(options);
  if (left === null) return null;
  if (left.status === 'ready' && (await wasStartedLike(options, left.port))) return left;
  await stopServer(left);
  return null;
}

/**
 * Starts a server on the data, on a free port unless one is given.
 * @throws StartError in one line, or the reason of the signal; no server is left then
 */
export async function startServer(options: ServerOptions, port?: number): Promise<Postmaster> {
  const deadline = Date.now() + RETRY_MS;
  for (;;) {
    options.signal?.throwIfAborted();
    // Takes away the file of a server that was killed and that nobody has reaped yet. Sessions of it that still work on the data hold
    // its memory, which PostgreSQL finds without the file.
    await runningPostmaster(options.dataFolder);
    const outcome = await tryStart(options, port ?? (await freePort()));
    if (typeof outcome !== 'string') return outcome;
    if (!WORTH_A_RETRY.test(outcome) || Date.now() > deadline) throw new StartError(`PostgreSQL does not start: ${outcome}`);
    await sleep(10 * POLL_MS);
  }
}

/** @returns the server, or what it said when it gave up */
async function tryStart(options: ServerOptions, port: number): Promise<Postmaster | string> {
  const { runner, dataFolder, logFile, signal } = options;
  const log = await openLog(logFile);
  try {
    let failure: string | null = null;
    const child = runner.spawn('postgres', argumentsOf(options, port), log.fd);
    child.once('error', (error) => (failure = error.message));
    child.once('exit', () => (failure ??= ''));
    child.unref();
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (failure === null) {
      const postmaster = await readPostmaster(dataFolder);
      if (postmaster !== null && postmaster.pid === child.pid && postmaster.status === 'ready') return postmaster;
      if (Date.now() > deadline) {
        child.kill('SIGQUIT');
        return `it was not ready after ${START_TIMEOUT_MS / 1000} s (see ${logFile})`;
      }
      if (signal?.aborted === true) child.kill('SIGINT');
      await sleep(POLL_MS);
    }
    signal?.throwIfAborted();
    return failure || (await lastLine(logFile));
  } finally {
    await log.close();
  }
}

/** The server that runs on the data, once it is neither on its way up nor down, or nobody wants it any more. */
async function untilSettled({ dataFolder, signal }: ServerOptions): Promise<Postmaster | null> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const current = await runningPostmaster(dataFolder);
    if (current === null || current.status === 'ready' || signal?.aborted === true || Date.now() > deadline) return current;
    await sleep(POLL_MS);
  }
}

/** `postmaster.opts` holds the command line: a server of another version, place or with other settings is not taken over. */
async function wasStartedLike(options: ServerOptions, port: number): Promise<boolean> {
  const command = await readFile(join(options.dataFolder, 'postmaster.opts'), 'utf8').catch(() => '');
  const wanted = [options.runner.pathOf('postgres'), ...argumentsOf(options, port).map((argument) => `"${argument}"`)];
  return command.trim() === wanted.join(' ');
}

function argumentsOf({ dataFolder, fast }: ServerOptions, port: number): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(fast ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  return ['-D', dataFolder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

import { once } from 'node:events';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { codeOf, StartError } from '../start-error.js';
import type { Runner } from './runner.js';
import { lastLine, openLog } from './server-log.js';

export const ADMINISTRATOR = 'postgres';

export interface InitialiseOptions {
  folder: string;
  dataFolder: string;
  logFile: string;
  password: string;
  /** Leaves out writing everything to disk at the end. */
  fast: boolean;
  /** Gives up; nothing half-made is left. */
  signal?: AbortSignal | undefined;
}

/** Whether there is a cluster already. A data folder without one, or which we may not enter, is an error: nothing of it is touched. */
export async function isInitialised(dataFolder: string): Promise<boolean> {
  try {
    const names = await readdir(dataFolder);
    if (names.includes('PG_VERSION')) return true;
    if (names.length === 0) return false;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw new StartError(`Cannot read ${dataFolder}: ${codeOf(error)}`, { cause: error });
  }
  throw new StartError(`${dataFolder} holds no PostgreSQL database, nor is it empty: choose another OTKLIK_HOME`);
}

/** Makes the cluster beside its place and moves it there when it is whole, so that an interrupted start leaves nothing half-made. */
export async function initialise(runner: Runner, { folder, dataFolder, logFile, password, fast, signal }: InitialiseOptions): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('new-')) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const fresh = join(folder, `new-${process.pid}`);
  const passwordFile = join(folder, `new-${process.pid}.password`);
  try {
    await mkdir(fresh, { mode: 0o700 });
    await runner.own(fresh);
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await runner.own(passwordFile);
    await runInitdb(runner, [`--pgdata=${fresh}`, `--pwfile=${passwordFile}`, ...(fast ? ['--no-sync'] : [])], logFile, signal);
    await rename(fresh, dataFolder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

async function runInitdb(runner: Runner, places: string[], logFile: string, signal: AbortSignal | undefined): Promise<void> {
  const log = await openLog(logFile);
  try {
    const initdb = runner.spawn('initdb', [
      ...places,
      `--username=${ADMINISTRATOR}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-instructions',
    ], log.fd);
    const end = () => initdb.kill('SIGINT');
    signal?.addEventListener('abort', end, { once: true });
    // Rejects when the program cannot be started at all.
    const [code] = (await once(initdb, 'exit')) as [number | null];
    signal?.removeEventListener('abort', end);
    signal?.throwIfAborted();
    if (code !== 0) throw new StartError(`PostgreSQL cannot prepare its data: ${await lastLine(logFile)}`);
  } finally {
    await log.close();
  }
}

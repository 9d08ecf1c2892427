import { join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { makeHome } from '../make-home.js';
import { reasonOf, StartError } from '../start-error.js';
import { initialise, isInitialised } from './cluster-folder.js';
import { lockHome, type HomeLock } from './home-lock.js';
import { prepareLogin } from './login.js';
import { makePasswords, readPasswords } from './passwords.js';
import { isRunning } from './postmaster.js';
import { Runner } from './runner.js';
import { ServerKeeper } from './server-keeper.js';
import { adoptServer, startServer } from './server.js';

export interface EmbeddedPostgresOptions {
  /** The folder of this platform's data; it is made if it is missing. */
  home: string;
  /** Gets a line per step. */
  onProgress?: (line: string) => void;
  /** The server ended later on and cannot be started again; gets the reason. */
  onLost?: (reason: string) => void;
  /** Gives up safety against power cuts for speed; for tests. */
  fast?: boolean;
  /** Called when the home is held and nothing has been made in it; what it throws ends the start. */
  onHeld?: () => Promise<void>;
  /** Gives up a start under way, leaving no server; `stop` ends one that has succeeded. */
  signal?: AbortSignal;
}

export interface EmbeddedPostgres {
  /** The platform's database as the server's administrator. */
  adminUrl: string;
  /** The platform's database as the login `otklik`, which is no superuser and owns nothing. */
  url: string;
  /** The server's process; another one after a crash. */
  readonly pid: number;
  /** Whether the server ran already, left behind by a process that was killed. */
  adopted: boolean;
  /** Stops the server and lets the home go; data stays. Calling it again does nothing. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on the data below `<home>/postgres`, which the first start makes, and holds the home until `stop` or the end of this
 * process. If this process is killed, the server stays and the next start takes it over; if the server is killed, it is started again.
 * @throws StartError in one line, or the reason of the signal
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    options.signal?.throwIfAborted();
    const home = await makeHome(resolve(options.home));
    const lock = await lockHome(home);
    try {
      await options.onHeld?.();
      return await start(home, lock, options);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    if (error instanceof StartError || options.signal?.aborted === true) throw error;
    throw new StartError(`Cannot start PostgreSQL on ${options.home}: ${reasonOf(error)}`, { cause: error });
  }
}

async function start(home: string, lock: HomeLock, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { onProgress = ignore, onLost = ignore, fast = false, signal } = options;
  const folder = join(home, 'postgres');
  const dataFolder = join(folder, 'data');
  const logFile = join(folder, 'server.log');
  await makeFolder(folder);
  const passwordsFile = join(home, 'database-passwords.json');
  const isNew = !(await isInitialised(dataFolder));
  const passwords = await (isNew ? makePasswords(passwordsFile) : readPasswords(passwordsFile));
  const runner = await Runner.create(folder, dataFolder);
  if (isNew) {
    onProgress('Preparing a new PostgreSQL database');
    await initialise(runner, { folder, dataFolder, logFile, password: passwords.administrator, fast, signal });
  }
  onProgress('Starting PostgreSQL');
  const serverOptions = { runner, dataFolder, logFile, fast };
  const adopted = await adoptServer({ ...serverOptions, signal });
  const server = adopted ?? (await startServer({ ...serverOptions, signal }));
  const keeper = new ServerKeeper(server, { restart: (port) => startServer(serverOptions, port), onProgress, onLost });
  try {
    const { adminUrl, url } = await prepareLogin(server.port, passwords);
    signal?.throwIfAborted();
    const stop = async () => {
      await keeper.stop();
      await lock.release();
    };
    let stopped: Promise<void> | undefined;
    return {
      adminUrl,
      url,
      get pid() {
        return keeper.pid;
      },
      adopted: adopted !== null,
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    const diedMeanwhile = adopted !== null && !(await isRunning(adopted));
    await keeper.stop();
    // It was being killed just as it was taken over.
    if (diedMeanwhile && signal?.aborted !== true) return start(home, lock, options);
    throw error;
  }
}

function ignore(): void {
  // Nobody asked to be told.
}

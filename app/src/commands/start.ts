import { StartError, ensureRolesAndSchemas, makeHome, schemasOf, startEmbeddedPostgres } from '@otklik/database';
import { Command } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
import { DATABASE_MODULES } from '../database-modules.js';
import { readEnvironment, type Environment } from '../environment/read-environment.js';
import { Closing } from '../platform/closing.js';
import { checkAddress } from '../platform/check-address.js';
import { removeRunFile, writeRunFile } from '../platform/run-file.js';
import { startPlatform } from '../platform/start-platform.js';
import { untilToldToStop } from './until-told-to-stop.js';

/** How long a start that is no longer wanted may take to its next step; then it is cut off as by a lost database. */
const PATIENCE_MS = 3_000;

interface StartOptions {
  readonly environment: Environment;
  readonly closing: Closing;
  /** The start is no longer wanted. */
  readonly signal: AbortSignal;
  /** PostgreSQL is lost for good. */
  readonly onLost: (reason: StartError) => void;
}

/** `otklik start`: the whole platform in this process. */
export function startCommand(): Command {
  return new Command('start').description('Starts the whole platform: PostgreSQL, subgraphs, gateway.').action(async () => {
    const stop = new AbortController();
    const stopSignal = untilToldToStop().then(() => stop.abort());
    const closing = new Closing();
    const lost = Promise.withResolvers<never>();
    const environment = readEnvironment(process.env, process.cwd());
    const starting = start({ environment, closing, signal: stop.signal, onLost: lost.reject });
    try {
      await Promise.race([starting.then(() => stopSignal), stopSignal, lost.promise]);
      await Promise.race([starting.catch(() => undefined), sleep(PATIENCE_MS)]);
    } finally {
      await closing.run();
    }
    process.exit();
  });
}

async function start(options: StartOptions): Promise<void> {
  const { environment, closing, signal } = options;
  const databaseUrl = await openDatabase(options);
  const platform = await startPlatform({ environment, databaseUrl, progress, signal });
  closing.add(() => platform.stop());
  signal.throwIfAborted();
  await writeRunFile(environment.home, { url: platform.url, pid: process.pid });
  closing.add(() => removeRunFile(environment.home));
  process.stdout.write(`Otklik is ready: ${platform.url}/graphql\n`);
}

async function openDatabase({ environment, closing, signal, onLost }: StartOptions): Promise<string> {
  const { home, databaseUrl } = environment;
  const schemas = schemasOf(DATABASE_MODULES);
  if (databaseUrl !== null) {
    await checkAddress(environment);
    progress('Connecting to PostgreSQL');
    await makeHome(home);
    await ensureRolesAndSchemas({ databaseUrl, schemas });
    return databaseUrl;
  }
  const starting = startEmbeddedPostgres({
    home,
    // Not earlier: that this home is in use already says more than that the port is.
    onHeld: () => checkAddress(environment),
    onProgress: progress,
    onLost: (reason) => onLost(new StartError(reason)),
    signal,
  });
  // Before it has started, so that a start under way is waited for and undone.
  closing.add(async () => (await starting.catch(() => null))?.stop());
  const postgres = await starting;
  await ensureRolesAndSchemas({ databaseUrl: postgres.adminUrl, login: 'otklik', schemas });
  return postgres.url;
}

function progress(line: string): void {
  process.stdout.write(`${line} …\n`);
}

import { StartError, ensureRolesAndSchemas, hasEmbeddedDatabase, makeHome, runningEmbeddedUrl, schemasOf, startEmbeddedPostgres } from '@otklik/database';
import { DATABASE_MODULES } from '../database-modules.js';
import type { Environment } from '../environment/read-environment.js';
import type { Closing } from './closing.js';

/** How the database is opened. */
export interface DatabaseOptions {
  readonly environment: Pick<Environment, 'home' | 'databaseUrl'>;
  readonly closing: Closing;
  readonly progress: (line: string) => void;
  /** Called before anything is made; what it throws ends the start. */
  readonly check?: () => Promise<void>;
  /** PostgreSQL is lost for good. */
  readonly onLost: (reason: StartError) => void;
  readonly signal: AbortSignal;
}

/**
 * Opens the database of `DATABASE_URL`, or starts the embedded one, and makes roles and schemas that are missing.
 * @returns its address, with a password
 */
export async function openDatabase(options: DatabaseOptions): Promise<string> {
  const { databaseUrl } = options.environment;
  return databaseUrl === null ? openEmbedded(options) : openExternal({ ...options, databaseUrl });
}

/**
 * The same for a command that looks at what is there, beside a platform that may be running.
 * @throws StartError when there is no database yet
 */
export async function openExisting(options: DatabaseOptions): Promise<string> {
  const { home, databaseUrl } = options.environment;
  if (databaseUrl !== null) return openDatabase(options);
  const running = await runningEmbeddedUrl(home);
  if (running !== null) return running;
  if (await hasEmbeddedDatabase(home)) return openDatabase(options);
  throw new StartError(`There is no database in ${home}: say where the platform's data is with OTKLIK_HOME or DATABASE_URL`);
}

/** The same where the database is shared, and so must be an external one. */
export async function openExternal({ environment, databaseUrl, progress, check }: Pick<DatabaseOptions, 'environment' | 'progress' | 'check'> & { databaseUrl: string }): Promise<string> {
  await check?.();
  progress('Connecting to PostgreSQL');
  await makeHome(environment.home);
  await ensureRolesAndSchemas({ databaseUrl, schemas: schemasOf(DATABASE_MODULES) });
  return databaseUrl;
}

async function openEmbedded({ environment, closing, progress, check, onLost, signal }: DatabaseOptions): Promise<string> {
  const starting = startEmbeddedPostgres({
    home: environment.home,
    // Not earlier: that this home is in use already says more than that the port is.
    onHeld: check,
    onProgress: progress,
    onLost: (reason) => onLost(new StartError(reason)),
    signal,
  });
  // Before it has started, so that a start under way is waited for and undone.
  closing.add(async () => (await starting.catch(() => null))?.stop());
  const postgres = await starting;
  await ensureRolesAndSchemas({ databaseUrl: postgres.adminUrl, login: 'otklik', schemas: schemasOf(DATABASE_MODULES) });
  return postgres.url;
}

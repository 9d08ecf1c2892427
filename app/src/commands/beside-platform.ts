import { migrate } from '@otklik/database';
import { DATABASE_MODULES } from '../database-modules.js';
import { readEnvironment, type Environment } from '../environment/read-environment.js';
import { openExisting } from '../platform/open-database.js';
import type { Running } from './run-until-stopped.js';

/** What a command works with that looks at the platform's data. */
export interface PlatformData {
  readonly environment: Environment;
  readonly databaseUrl: string;
  readonly signal: AbortSignal;
}

/**
 * Does something with a database that is there and up to date, whether the platform is running or not. Until it is done the command has
 * failed, also when it is broken off.
 * @param work answers the exit code
 */
export async function besidePlatform({ closing, signal, fail }: Running, progress: (line: string) => void, work: (data: PlatformData) => Promise<number>): Promise<void> {
  process.exitCode = 1;
  const environment = readEnvironment(process.env, process.cwd());
  const databaseUrl = await openExisting({ environment, closing, progress, onLost: fail, signal });
  await migrate(databaseUrl, DATABASE_MODULES);
  process.exitCode = await work({ environment, databaseUrl, signal });
}

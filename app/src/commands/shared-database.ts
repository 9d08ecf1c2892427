import type { Environment } from '../environment/read-environment.js';
import { CommandError } from './command-error.js';

/** The database that several processes share. @throws CommandError when none is named: the embedded one belongs to one process */
export function sharedDatabaseUrl({ databaseUrl }: Pick<Environment, 'databaseUrl'>, command: string): string {
  if (databaseUrl !== null) return databaseUrl;
  throw new CommandError(`"${command}" needs DATABASE_URL, the PostgreSQL that all processes share ("otklik db serve" runs one to try it with)`);
}

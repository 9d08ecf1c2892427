import pg from 'pg';
import { withRole } from './database-url.js';
import { KEEP_ALIVE } from './keep-alive.js';

const DEFAULT_MAX = 5;

/** Connections that act as a role, for code that needs no ORM. The caller ends the pool. */
export function poolFor(databaseUrl: string, role: string, { max = DEFAULT_MAX }: { max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: withRole(databaseUrl, role), max, application_name: role, ...KEEP_ALIVE });
  // An idle connection that the server drops is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

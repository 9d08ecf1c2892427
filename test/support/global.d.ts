import type { ChildProcess } from 'node:child_process';

declare global {
  /** The process that holds PostgreSQL, from the global setup to the global teardown. */
  var otklikTestPostgres: ChildProcess | undefined;
}

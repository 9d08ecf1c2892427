import type { ChildProcess } from 'node:child_process';
import type { PartHolder } from './processes/part-holder.js';

declare global {
  /** The process that holds PostgreSQL, from the global setup to the global teardown. */
  var otklikTestPostgres: ChildProcess | undefined;
  /** The processes of a platform's parts, where each part is to be one. */
  var otklikTestParts: PartHolder | undefined;
}

import type { DatabaseModule } from '@otklik/database';
import { M0001Jobs } from './migrations/m0001-jobs.js';

export const JOBS_SCHEMA = 'jobs';

/** What this package keeps in the database: when each job was last done. */
export const jobsDatabaseModule: DatabaseModule = { schema: JOBS_SCHEMA, migrations: [M0001Jobs] };

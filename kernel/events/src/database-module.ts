import type { DatabaseModule } from '@otklik/database';
import { Events0001 } from './migrations/0001-events.js';

export const EVENTS_SCHEMA = 'events';

/** What this package keeps in the database: outbox, log, and where the followers are. */
export const eventsDatabaseModule: DatabaseModule = { schema: EVENTS_SCHEMA, migrations: [Events0001] };

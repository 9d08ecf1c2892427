import { appealsDatabaseModule } from '@otklik/appeals';
import { cabinetsDatabaseModule } from '@otklik/cabinets';
import type { DatabaseModule } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import { insightsDatabaseModule } from '@otklik/insights';
import { peopleDatabaseModule } from '@otklik/people';

/** Everything the platform keeps in PostgreSQL, in the order in which it is made: views before who reads them. */
export const DATABASE_MODULES: readonly DatabaseModule[] = [
  eventsDatabaseModule,
  cabinetsDatabaseModule,
  peopleDatabaseModule,
  appealsDatabaseModule,
  insightsDatabaseModule,
];

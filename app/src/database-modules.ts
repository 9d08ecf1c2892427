import { appealsDatabaseModule } from '@otklik/appeals';
import { cabinetsDatabaseModule } from '@otklik/cabinets';
import type { DatabaseModule } from '@otklik/database';
import { discussionsDatabaseModule } from '@otklik/discussions';
import { eventsDatabaseModule } from '@otklik/events';
import { insightsDatabaseModule } from '@otklik/insights';
import { jobsDatabaseModule } from '@otklik/jobs';
import { peopleDatabaseModule } from '@otklik/people';
import { surveysDatabaseModule } from '@otklik/surveys';

/** Everything the platform keeps in PostgreSQL, in the order in which it is made: views before who reads them. */
export const DATABASE_MODULES: readonly DatabaseModule[] = [
  eventsDatabaseModule,
  jobsDatabaseModule,
  cabinetsDatabaseModule,
  peopleDatabaseModule,
  appealsDatabaseModule,
  discussionsDatabaseModule,
  insightsDatabaseModule,
  surveysDatabaseModule,
];

import { appealsEntities, remindOfTerms } from '@otklik/appeals';
import { createOrm } from '@otklik/database';
import type { Telling } from './world.js';

/** Terms have passed while the story was told: the platform notices, as its job does every minute. */
export async function tellTerms({ clock, databaseUrl }: Telling): Promise<void> {
  const orm = await createOrm({ databaseUrl, schema: 'appeals', entities: appealsEntities });
  await remindOfTerms({ orm, clock, onCommitted: () => undefined });
  await orm.close();
}

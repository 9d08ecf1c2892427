import { hasAppeals } from '@otklik/appeals';
import type { Clock } from '@otklik/base';
import type { PluginManifest } from '@otklik/plugin-sdk';
import type { Stores } from '../platform/open-stores.js';
import { seedDiscussions } from './civic/seed-discussions.js';
import { seedSurveys } from './civic/seed-surveys.js';
import { seedMessages } from './messages/seed-messages.js';

/** What samples are made with. */
export interface SampleOptions {
  readonly stores: Stores;
  readonly plugins: readonly PluginManifest[];
  readonly voteSecret: string;
  readonly clock: Clock;
}

/** Whether nobody has written yet, so that there is room for samples. The messages are written last, in one transaction. */
export async function isUntouched(stores: Stores): Promise<boolean> {
  return !(await hasAppeals(stores.appeals));
}

/** Fills a demo region with a year of life: surveys, discussions and messages. Broken off, it is repeated by the next start. */
export async function seedSamples({ stores, plugins, voteSecret, clock }: SampleOptions): Promise<void> {
  const now = clock.now();
  await seedSurveys(stores, voteSecret, now);
  await seedDiscussions(stores, now);
  await seedMessages(stores, plugins, clock);
}

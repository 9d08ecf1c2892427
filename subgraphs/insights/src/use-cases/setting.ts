import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { EventLog } from '@otklik/events';
import type { Viewer } from '@otklik/identity';
import type { InsightsLoaders } from '../store/loaders.js';

/** What a use-case works with: who asks, and the world around. Made anew for each operation. */
export interface Setting {
  readonly viewer: Viewer;
  readonly em: EntityManager;
  readonly loaders: InsightsLoaders;
  readonly clock: Clock;
  readonly log: EventLog;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import type { DiscussionsLoaders } from '../store/loaders.js';

/** What a use-case works with: who asks, and the world around. Made anew for each operation. */
export interface Setting {
  readonly viewer: Viewer;
  readonly em: EntityManager;
  readonly loaders: DiscussionsLoaders;
  readonly clock: Clock;
  /** The moment for which this operation lists by status: one for all its lists, so that they can be read together. */
  readonly listedAt: Date;
  /** Called after a commit that left events in the outbox. */
  readonly onCommitted: () => void;
}

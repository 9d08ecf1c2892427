import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { RequestContext } from '@otklik/identity';
import type { Vault } from './sealing/vault.js';
import type { PeopleLoaders } from './use-cases/loaders.js';

/** What the resolvers of one operation work with; made anew for each. */
export interface PeopleContext extends RequestContext {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly loaders: PeopleLoaders;
  /** Called after every commit that left events in the outbox. */
  readonly onCommitted: () => void;
}

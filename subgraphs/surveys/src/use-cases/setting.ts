import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import type { FormKeys } from '../domain/questionnaire/form-keys.js';
import type { VoteKeys } from '../domain/vote-keys.js';
import type { SurveysLoaders } from '../store/loaders.js';

/** What a use-case works with: who asks, and the world around. Made anew for each operation. */
export interface Setting {
  readonly viewer: Viewer;
  readonly em: EntityManager;
  readonly loaders: SurveysLoaders;
  readonly clock: Clock;
  readonly voteKeys: VoteKeys;
  readonly formKeys: FormKeys;
  /** From which address a mutation comes; absent where nobody knows. */
  readonly client?: string;
  /** Called after a commit that left events in the outbox. */
  readonly onCommitted: () => void;
}

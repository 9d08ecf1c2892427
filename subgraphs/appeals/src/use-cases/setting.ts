import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import type { FileLinks } from '@otklik/files';
import type { FormRegistry } from '@otklik/plugin-host';
import type { DetailsVault } from '../domain/details-vault.js';
import type { AppealsLoaders } from '../store/loaders.js';

/** What a use-case works with: who asks, and the world around. Made anew for each operation. */
export interface Setting {
  readonly viewer: Viewer;
  readonly em: EntityManager;
  readonly loaders: AppealsLoaders;
  readonly clock: Clock;
  /** The forms that are in the graph now. */
  readonly forms: FormRegistry;
  /** Seals what is personal in details. */
  readonly vault: DetailsVault;
  /** Signs links to files. */
  readonly files: FileLinks;
  /** Called after a commit that left events in the outbox. */
  readonly onCommitted: () => void;
}

/** What a new appeal is written with. */
export type Drafting = Pick<Setting, 'forms' | 'vault'>;

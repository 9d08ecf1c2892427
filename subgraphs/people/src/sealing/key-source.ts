import type { PersonalKey } from '../domain/sealed-value.js';

/**
 * Where the keys of personal data come from: the environment, a file, or a key management service (docs/personal-data.md). Asked for
 * every value, so a source that goes over the network keeps what it has learnt for a while.
 */
export interface PersonalKeySource {
  /** The key that values are written with. */
  writingKey(): Promise<PersonalKey>;
  /** A key by its id; null when it is not known (any more). */
  keyOf(id: string): Promise<PersonalKey | null>;
}

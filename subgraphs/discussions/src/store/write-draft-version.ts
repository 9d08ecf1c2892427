import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '@otklik/base';
import type { ClauseText } from '../domain/draft.js';
import type { Discussion } from './discussion.entity.js';
import { ClauseEntity, DraftVersionEntity } from './draft.entity.js';

/** A version of an act that is about to be written. */
export interface NewDraftVersion {
  readonly clauses: readonly ClauseText[];
  /** Null for the first version. */
  readonly explanation: string | null;
  readonly at: Date;
  readonly createdBy: string;
}

/** Writes the discussion's newest version of the act, in the caller's transaction. */
export function writeDraftVersion(tx: EntityManager, { id: discussionId, draftNumber }: Discussion, version: NewDraftVersion): void {
  const { clauses, explanation, at, createdBy } = version;
  tx.create(DraftVersionEntity, { discussionId, number: draftNumber, at, explanation, createdBy });
  for (const [position, { number, heading, text }] of clauses.entries()) {
    tx.create(ClauseEntity, { id: newId(at.getTime()), discussionId, draftNumber, position, number, heading, text });
  }
}

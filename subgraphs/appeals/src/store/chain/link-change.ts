import type { LocalizedText } from '@otklik/base';
import { digestOfActor, digestOfChange, digestOfState, digestOfSubmission, newSalt } from '../../domain/chain/digests.js';
import type { Appeal } from '../appeal.entity.js';
import { coveredOfEntity, submittedOf } from './coverage.js';

/** A change that is to be linked to those before it. */
export interface UnlinkedChange {
  readonly at: Date;
  readonly actor: string;
  readonly actorRole: string;
  readonly comment: LocalizedText | null;
  readonly onBehalfOf: string | null;
  readonly note: LocalizedText | null;
}

/** What a row of the history holds besides, so that the chain can be followed. */
export interface Link {
  readonly stateDigest: Buffer;
  readonly submissionDigest: Buffer | null;
  readonly actorSalt: Buffer;
  readonly actorDigest: Buffer;
  readonly digest: Buffer;
}

/**
 * Links a change to the chain of its appeal, which becomes longer by it. The appeal is as the change leaves it and locked: nothing of it
 * may be changed any more without another change.
 */
export function linkChange(appeal: Appeal, { actor, ...change }: UnlinkedChange): Link {
  const salt = (appeal.stateSalt ??= newSalt());
  const actorSalt = newSalt();
  const actorDigest = digestOfActor(actorSalt, actor);
  const covered = coveredOfEntity(appeal);
  const stateDigest = digestOfState(salt, covered);
  const { id: appealId, version, status } = appeal;
  const submissionDigest = version === 1 ? digestOfSubmission(salt, submittedOf(covered)) : null;
  const digest = digestOfChange(appeal.chainHead ?? null, { appealId, version, status, ...change, actorDigest, stateDigest, submissionDigest });
  appeal.chainHead = digest;
  return { stateDigest, submissionDigest, actorSalt, actorDigest, digest };
}

import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { DiscussionEntity, type Discussion } from '../store/discussion.entity.js';
import { ProposalEntity, type Proposal } from '../store/proposal.entity.js';
import { mayReadDiscussion, mayReadProposal } from './may-read.js';

/** A proposal and its discussion, held. */
export interface HeldProposal {
  readonly discussion: Discussion;
  readonly proposal: Proposal;
}

/**
 * Holds a discussion until the transaction ends: everything that happens in it happens one after the other.
 * @throws Refusal NotFound when there is none or the viewer may not know of it
 */
export async function lockDiscussion(tx: EntityManager, viewer: Viewer, id: string): Promise<Discussion> {
  const discussion = isId(id) ? await tx.findOne(DiscussionEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (discussion !== null && mayReadDiscussion(viewer, discussion)) return discussion;
  throw noSuchDiscussion();
}

/**
 * Holds a proposal by holding its discussion.
 * @throws Refusal NotFound when there is none or the viewer may not know of it
 */
export async function lockProposal(tx: EntityManager, viewer: Viewer, id: string): Promise<HeldProposal> {
  const [place] = isId(id)
    ? await tx.execute<{ discussion_id: string }[]>('select discussion_id from discussions.proposal where id = ?', [id])
    : [];
  if (place === undefined) throw noSuchProposal();
  const discussion = await lockDiscussion(tx, viewer, place.discussion_id);
  // Read after the lock, so that nobody changes it any more.
  const proposal = await tx.findOneOrFail(ProposalEntity, { id });
  if (!mayReadProposal(viewer, proposal, discussion.cabinetId)) throw noSuchProposal();
  return { discussion, proposal };
}

/** The refusal for a discussion that does not exist or of which the viewer may not know: the two look the same. */
export function noSuchDiscussion(): Refusal {
  return Refusal.notFound({ ru: 'Такого обсуждения нет.', en: 'There is no such discussion.' });
}

/** The same for a proposal. */
export function noSuchProposal(): Refusal {
  return Refusal.notFound({ ru: 'Такого предложения нет.', en: 'There is no such proposal.' });
}

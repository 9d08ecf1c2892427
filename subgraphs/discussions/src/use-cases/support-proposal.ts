import { Refusal } from '@otklik/base';
import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import { ProposalStatus, type ProposalStance } from '../domain/proposal.js';
import { requireStatus } from '../domain/require-status.js';
import { countsAfter } from '../domain/support.js';
import type { Proposal } from '../store/proposal.entity.js';
import { recordActivity } from '../store/record-activity.js';
import { putStance, stanceOf } from '../store/stances.js';
import { changeProposalOnce } from './change-once.js';
import { lockProposal } from './lock.js';
import { requireParticipant, requirePerson } from './require.js';
import type { Setting } from './setting.js';

/** What a person thinks of a proposal. */
export interface SupportProposalInput {
  readonly proposalId: string;
  /** NONE takes an earlier one back. */
  readonly stance: ProposalStance;
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey?: string | null;
}

/** A person is for a published proposal of somebody else, or against it, or takes that back. The same again changes nothing. */
export async function supportProposal(setting: Setting, input: SupportProposalInput): Promise<Proposal> {
  const { viewer, clock, loaders } = setting;
  const { proposalId, stance } = input;
  const person = requirePerson(viewer, 'proposal.support');
  const personId = person.citizenId;
  const proposal = await changeProposalOnce(setting, { viewer: person, mutation: 'supportProposal', input }, async (tx) => {
    const held = await lockProposal(tx, viewer, proposalId);
    requireParticipant(viewer, 'proposal.support', held.discussion.cabinetId);
    if (held.proposal.authorId === personId) throw ownProposal();
    const now = clock.now();
    requireStatus(held.discussion, now, DiscussionStatus.OPEN);
    if (held.proposal.status !== ProposalStatus.PUBLISHED) throw notPublished();
    const before = await stanceOf(tx, held.proposal.id, personId);
    if (before === stance) return held.proposal;
    await putStance(tx, held.proposal.id, personId, stance);
    Object.assign(held.proposal, countsAfter(held.proposal, before, stance));
    await recordActivity(tx, held.discussion, { event: DiscussionEvent.SUPPORT_CHANGED, at: now, proposal: held.proposal });
    return held.proposal;
  });
  loaders.stance.clear({ proposalId: proposal.id, personId });
  return proposal;
}

function ownProposal(): Refusal {
  return Refusal.forbidden({ ru: 'Своё предложение поддержать нельзя.', en: 'You cannot support your own proposal.' });
}

function notPublished(): Refusal {
  return Refusal.conflict('WRONG_STATUS', { ru: 'Это предложение не опубликовано.', en: 'This proposal is not published.' });
}

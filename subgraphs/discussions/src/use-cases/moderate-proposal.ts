import { Refusal, checkText } from '@otklik/base';
import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import { MAX_WORD_LENGTH } from '../domain/draft.js';
import { plainText } from '../domain/plain-text.js';
import { ModerationDecision, ProposalStatus } from '../domain/proposal.js';
import { requireStatus } from '../domain/require-status.js';
import type { Proposal } from '../store/proposal.entity.js';
import { recordActivity } from '../store/record-activity.js';
import { changeProposalOnce } from './change-once.js';
import { lockProposal } from './lock.js';
import { requireRight, requireStaff, requireValid } from './require.js';
import type { Setting } from './setting.js';

/** A moderator's decision. */
export interface ModerateProposalInput {
  readonly proposalId: string;
  readonly decision: ModerationDecision;
  /** For the author; needed when the proposal is rejected, not kept otherwise. */
  readonly reason?: string | null;
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey?: string | null;
}

/** The agency's staff let a proposal be seen by everybody, or turn it down with a reason that its author reads. Once. */
export function moderateProposal(setting: Setting, input: ModerateProposalInput): Promise<Proposal> {
  const { viewer, clock } = setting;
  const clerk = requireStaff(viewer, 'proposal.moderate');
  return changeProposalOnce(setting, { viewer: clerk, mutation: 'moderateProposal', input }, async (tx) => {
    const { discussion, proposal } = await lockProposal(tx, viewer, input.proposalId);
    requireRight(viewer, 'proposal.moderate', discussion.cabinetId);
    const isRejected = input.decision === ModerationDecision.REJECT;
    const reason = plainText(input.reason ?? '');
    requireValid(isRejected ? checkText(reason, ['reason'], MAX_WORD_LENGTH) : []);
    const now = clock.now();
    requireStatus(discussion, now, DiscussionStatus.OPEN, DiscussionStatus.REVIEW);
    if (proposal.status !== ProposalStatus.PENDING) throw alreadyModerated();
    proposal.status = isRejected ? ProposalStatus.REJECTED : ProposalStatus.PUBLISHED;
    proposal.rejectionReason = isRejected ? reason : null;
    proposal.moderatedAt = now;
    proposal.moderatedBy = clerk.login;
    const event = isRejected ? DiscussionEvent.PROPOSAL_REJECTED : DiscussionEvent.PROPOSAL_PUBLISHED;
    await recordActivity(tx, discussion, { event, at: now, proposal });
    return proposal;
  });
}

function alreadyModerated(): Refusal {
  return Refusal.conflict('WRONG_STATUS', { ru: 'Решение о публикации уже принято.', en: 'The proposal has been moderated already.' });
}

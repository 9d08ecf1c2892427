import { Refusal, checkText } from '@otklik/base';
import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import { MAX_WORD_LENGTH } from '../domain/draft.js';
import { plainText } from '../domain/plain-text.js';
import { ProposalStatus, type ProposalOutcome } from '../domain/proposal.js';
import { requireStatus } from '../domain/require-status.js';
import type { Proposal } from '../store/proposal.entity.js';
import { recordActivity } from '../store/record-activity.js';
import { changeProposalOnce } from './change-once.js';
import { lockProposal } from './lock.js';
import { requireRight, requireStaff, requireValid } from './require.js';
import type { Setting } from './setting.js';

/** The agency's reply. */
export interface ReplyToProposalInput {
  readonly proposalId: string;
  readonly outcome: ProposalOutcome;
  readonly explanation: string;
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey?: string | null;
}

/** The agency says what it makes of a published proposal and why. Once, for everybody to read; also while the term still runs. */
export function replyToProposal(setting: Setting, input: ReplyToProposalInput): Promise<Proposal> {
  const { viewer, clock } = setting;
  const clerk = requireStaff(viewer, 'proposal.reply');
  return changeProposalOnce(setting, { viewer: clerk, mutation: 'replyToProposal', input }, async (tx) => {
    const { discussion, proposal } = await lockProposal(tx, viewer, input.proposalId);
    requireRight(viewer, 'proposal.reply', discussion.cabinetId);
    const explanation = plainText(input.explanation);
    requireValid(checkText(explanation, ['explanation'], MAX_WORD_LENGTH));
    const now = clock.now();
    requireStatus(discussion, now, DiscussionStatus.OPEN, DiscussionStatus.REVIEW);
    requireUnanswered(proposal);
    Object.assign(proposal, { replyOutcome: input.outcome, replyExplanation: explanation, repliedAt: now, repliedBy: clerk.login });
    await recordActivity(tx, discussion, { event: DiscussionEvent.PROPOSAL_ANSWERED, at: now, proposal });
    return proposal;
  });
}

function requireUnanswered({ status, replyOutcome }: Proposal): void {
  if (status !== ProposalStatus.PUBLISHED) {
    throw Refusal.conflict('WRONG_STATUS', {
      ru: 'Отвечают только на опубликованные предложения.',
      en: 'Only published proposals get a reply.',
    });
  }
  if (replyOutcome != null)
    throw Refusal.conflict('ALREADY_EXISTS', { ru: 'На это предложение уже есть ответ.', en: 'This proposal has a reply already.' });
}

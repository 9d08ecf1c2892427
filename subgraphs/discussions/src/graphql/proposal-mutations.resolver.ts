import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { DiscussionsContext } from '../discussions-context.js';
import { DISCUSSION_PERMISSIONS } from '../permissions.js';
import type { Proposal } from '../store/proposal.entity.js';
import { moderateProposal } from '../use-cases/moderate-proposal.js';
import { replyToProposal } from '../use-cases/reply-to-proposal.js';
import { submitProposal } from '../use-cases/submit-proposal.js';
import { supportProposal } from '../use-cases/support-proposal.js';
import {
  ModerateProposalInput,
  ModerateProposalResult,
  ModerateProposalSuccess,
  ReplyToProposalInput,
  ReplyToProposalResult,
  ReplyToProposalSuccess,
  SubmitProposalInput,
  SubmitProposalResult,
  SubmitProposalSuccess,
  SupportProposalInput,
  SupportProposalResult,
  SupportProposalSuccess,
} from './mutations.type.js';

@Resolver()
export class ProposalMutationsResolver {
  @Access(DISCUSSION_PERMISSIONS, 'proposal.submit')
  @Mutation(() => SubmitProposalResult, {
    description: 'Proposes something to an open discussion. For everybody who is signed in, but the agency’s own staff.',
  })
  submitProposal(
    @Arg('input', () => SubmitProposalInput, { description: 'The proposal.' }) input: SubmitProposalInput,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<typeof SubmitProposalResult> {
    return answer(ctx, SubmitProposalSuccess, () => submitProposal(ctx, input));
  }

  @Access(DISCUSSION_PERMISSIONS, 'proposal.moderate')
  @Mutation(() => ModerateProposalResult, {
    description:
      'Publishes a proposal or turns it down with a reason, once. ' +
      'For administrators, moderators, coordinators and approvers of the agency’s cabinet.',
  })
  moderateProposal(
    @Arg('input', () => ModerateProposalInput, { description: 'The decision.' }) input: ModerateProposalInput,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<typeof ModerateProposalResult> {
    return answer(ctx, ModerateProposalSuccess, () => moderateProposal(ctx, input));
  }

  @Access(DISCUSSION_PERMISSIONS, 'proposal.support')
  @Mutation(() => SupportProposalResult, {
    description:
      'Is for or against a published proposal of somebody else while the discussion is open. ' +
      'For everybody who is signed in, but the agency’s own staff.',
  })
  supportProposal(
    @Arg('input', () => SupportProposalInput, { description: 'The stance.' }) input: SupportProposalInput,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<typeof SupportProposalResult> {
    return answer(ctx, SupportProposalSuccess, () => supportProposal(ctx, input));
  }

  @Access(DISCUSSION_PERMISSIONS, 'proposal.reply')
  @Mutation(() => ReplyToProposalResult, {
    description:
      'Says what the agency makes of a published proposal, once. ' +
      'For administrators, coordinators and approvers of the agency’s cabinet.',
  })
  replyToProposal(
    @Arg('input', () => ReplyToProposalInput, { description: 'The reply.' }) input: ReplyToProposalInput,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<typeof ReplyToProposalResult> {
    return answer(ctx, ReplyToProposalSuccess, () => replyToProposal(ctx, input));
  }
}

/** Runs a use-case and wraps the proposal it answers, or its refusal. */
function answer<Success extends { proposal: Proposal }>(ctx: DiscussionsContext, success: new () => Success, run: () => Promise<Proposal>) {
  return outcome(ctx.locale, async () => Object.assign(new success(), { proposal: await run() }));
}

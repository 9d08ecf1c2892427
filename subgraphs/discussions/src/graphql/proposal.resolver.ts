import type { Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { DiscussionsContext } from '../discussions-context.js';
import type { Discussion } from '../store/discussion.entity.js';
import type { Clause, DraftVersion } from '../store/draft.entity.js';
import type { Proposal } from '../store/proposal.entity.js';
import { readProposal } from '../use-cases/read.js';
import { authorFor, replyOf, supportFor } from '../use-cases/view-proposal.js';
import { DiscussionObject } from './discussion.type.js';
import { ClauseObject, DraftVersionObject } from './draft.type.js';
import { ProposalObject, ProposalReplyObject, ProposalSupportObject } from './proposal.type.js';
import { CitizenStub } from './stubs.type.js';

@Resolver(() => ProposalObject)
export class ProposalResolver {
  @Query(() => ProposalObject, {
    nullable: true,
    description: 'One proposal. Null with the code NOT_FOUND when there is none or the viewer may not know of it.',
  })
  proposal(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: DiscussionsContext): Promise<Ref<Proposal>> {
    return readProposal(ctx, id);
  }

  @FieldResolver(() => DiscussionObject, { description: 'Where it was made.' })
  discussion(@Root() proposal: Ref<Proposal>, @Ctx() ctx: DiscussionsContext): Promise<Ref<Discussion> | null> {
    return ctx.loaders.discussion.load(proposal.discussionId);
  }

  @FieldResolver(() => ClauseObject, { nullable: true, description: 'What it is about; null for the whole act.' })
  clause(@Root() { clauseId }: Ref<Proposal>, @Ctx() ctx: DiscussionsContext): Promise<Ref<Clause> | null> | null {
    return clauseId == null ? null : ctx.loaders.clause.load(clauseId);
  }

  @FieldResolver(() => DraftVersionObject, { description: 'The version of the act that it was made on.' })
  draftVersion(@Root() { discussionId, draftNumber }: Ref<Proposal>, @Ctx() ctx: DiscussionsContext): Promise<Ref<DraftVersion> | null> {
    return ctx.loaders.draftVersion.load({ discussionId, number: draftNumber });
  }

  @FieldResolver(() => CitizenStub, { nullable: true, description: 'Who wrote it; only for themselves, null for everybody else.' })
  author(@Root() proposal: Ref<Proposal>, @Ctx() ctx: DiscussionsContext): CitizenStub | null {
    const id = authorFor(ctx, proposal);
    return id === null ? null : { id };
  }

  @FieldResolver(() => ProposalSupportObject, { description: 'How many are for and against it.' })
  support(@Root() proposal: Ref<Proposal>, @Ctx() ctx: DiscussionsContext): Promise<ProposalSupportObject> {
    return supportFor(ctx, proposal);
  }

  @FieldResolver(() => ProposalReplyObject, { nullable: true, description: 'What the agency makes of it; null before it has replied.' })
  reply(@Root() proposal: Ref<Proposal>): ProposalReplyObject | null {
    return replyOf(proposal);
  }
}

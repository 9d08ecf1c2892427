import { PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { DiscussionsContext } from '../discussions-context.js';
import { DiscussionStatus, statusAt } from '../domain/discussion-status.js';
import type { Discussion } from '../store/discussion.entity.js';
import type { Clause, DraftVersion } from '../store/draft.entity.js';
import type { Proposal } from '../store/proposal.entity.js';
import { cursorOf } from '../store/record-activity.js';
import { listDiscussions, proposalsOfDiscussion } from '../use-cases/list.js';
import { readDiscussion } from '../use-cases/read.js';
import { protocolFor } from '../use-cases/view-protocol.js';
import { DiscussionConnection, DiscussionFilterInput, DiscussionObject } from './discussion.type.js';
import { ClauseObject, DraftVersionObject } from './draft.type.js';
import { ProposalConnection, ProposalFilterInput } from './proposal.type.js';
import { ProtocolObject } from './protocol.type.js';
import { AgencyStub } from './stubs.type.js';

@Resolver(() => DiscussionObject)
export class DiscussionResolver {
  @Query(() => DiscussionObject, {
    nullable: true,
    description: 'One discussion. Null with the code NOT_FOUND when there is none or the viewer may not know of it.',
  })
  discussion(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: DiscussionsContext): Promise<Ref<Discussion>> {
    return readDiscussion(ctx, id);
  }

  @Query(() => DiscussionConnection, { description: 'The discussions that the viewer may know of, newest first.' })
  discussions(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DiscussionFilterInput, { nullable: true, description: 'Which ones.' }) filter: DiscussionFilterInput | undefined,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<Connection<Discussion>> {
    return listDiscussions(ctx, page, filter);
  }

  @FieldResolver(() => DiscussionStatus, { description: 'Where it stands now.' })
  status(@Root() discussion: Ref<Discussion>, @Ctx() ctx: DiscussionsContext): DiscussionStatus {
    return statusAt(discussion, ctx.clock.now());
  }

  @FieldResolver(() => AgencyStub, { description: 'Who holds it.' })
  agency(@Root() discussion: Ref<Discussion>): AgencyStub {
    return { id: discussion.agencyId };
  }

  @FieldResolver(() => DraftVersionObject, { description: 'The newest version of the act.' })
  draft(@Root() { id, draftNumber }: Ref<Discussion>, @Ctx() ctx: DiscussionsContext): Promise<Ref<DraftVersion> | null> {
    return ctx.loaders.draftVersion.load({ discussionId: id, number: draftNumber });
  }

  @FieldResolver(() => [DraftVersionObject], { description: 'Every version of the act, the first one first.' })
  versions(@Root() discussion: Ref<Discussion>, @Ctx() ctx: DiscussionsContext): Promise<Ref<DraftVersion>[]> {
    return ctx.loaders.draftVersions.load(discussion);
  }

  @FieldResolver(() => [ClauseObject], { description: 'The clauses of the newest version, in their order.' })
  clauses(@Root() { id, draftNumber }: Ref<Discussion>, @Ctx() ctx: DiscussionsContext): Promise<Ref<Clause>[]> {
    return ctx.loaders.clausesOfDraft.load({ discussionId: id, number: draftNumber });
  }

  @FieldResolver(() => ProposalConnection, { description: 'The proposals that the viewer may know of, to all versions, newest first.' })
  proposals(
    @Root() discussion: Ref<Discussion>,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ProposalFilterInput, { nullable: true, description: 'Which ones.' }) filter: ProposalFilterInput | undefined,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<Connection<Proposal>> {
    return proposalsOfDiscussion(ctx, discussion, page, filter);
  }

  @FieldResolver(() => ProtocolObject, { description: 'The summary: what became of the published proposals.' })
  protocol(@Root() discussion: Ref<Discussion>, @Ctx() ctx: DiscussionsContext): Promise<ProtocolObject> {
    return protocolFor(ctx, discussion);
  }

  @FieldResolver(() => String, {
    description: 'Give it to `discussionActivity(after:)` to hear of everything that happens after this version.',
  })
  cursor(@Root() { id, version }: Ref<Discussion>): string {
    return cursorOf(id, version);
  }
}

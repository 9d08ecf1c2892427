import { PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DiscussionsContext } from '../discussions-context.js';
import type { Clause, DraftVersion } from '../store/draft.entity.js';
import type { Proposal } from '../store/proposal.entity.js';
import { proposalsOfClause } from '../use-cases/list.js';
import { ClauseObject, DraftVersionObject } from './draft.type.js';
import { ProposalConnection, ProposalFilterInput } from './proposal.type.js';

@Resolver(() => DraftVersionObject)
export class DraftVersionResolver {
  @FieldResolver(() => [ClauseObject], { description: 'Its clauses, in their order.' })
  clauses(@Root() { discussionId, number }: Ref<DraftVersion>, @Ctx() ctx: DiscussionsContext): Promise<Ref<Clause>[]> {
    return ctx.loaders.clausesOfDraft.load({ discussionId, number });
  }
}

@Resolver(() => ClauseObject)
export class ClauseResolver {
  @FieldResolver(() => ProposalConnection, { description: 'The proposals to it that the viewer may know of, newest first.' })
  proposals(
    @Root() clause: Ref<Clause>,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ProposalFilterInput, { nullable: true, description: 'Which ones.' }) filter: ProposalFilterInput | undefined,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<Connection<Proposal>> {
    return proposalsOfClause(ctx, clause, page, filter);
  }
}

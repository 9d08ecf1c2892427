import { PageArgs, type Connection } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DiscussionsContext } from '../discussions-context.js';
import type { Discussion } from '../store/discussion.entity.js';
import { discussionsOfAgency } from '../use-cases/list.js';
import { DiscussionConnection, DiscussionFilterInput } from './discussion.type.js';
import { AgencyStub } from './stubs.type.js';

@Resolver(() => AgencyStub)
export class AgencyResolver {
  @FieldResolver(() => DiscussionConnection, {
    description: 'The discussions it holds, as far as the viewer may know of them, newest first.',
  })
  discussions(
    @Root() agency: AgencyStub,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DiscussionFilterInput, { nullable: true, description: 'Which ones.' }) filter: DiscussionFilterInput | undefined,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<Connection<Discussion>> {
    return discussionsOfAgency(ctx, agency.id, page, filter);
  }
}

import type { Connection } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import type { Appeal } from '../store/appeal.entity.js';
import { appealsOfAgency } from '../use-cases/list-appeals.js';
import { AppealConnection, AppealFilterInput } from './appeal.type.js';
import { PageArgs } from './page.args.js';
import { AgencyStub } from './stubs.type.js';

@Resolver(() => AgencyStub)
export class AgencyResolver {
  @FieldResolver(() => AppealConnection, { description: 'The appeals it answers, as far as the viewer may know of them, newest first.' })
  appeals(
    @Root() agency: AgencyStub,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AppealFilterInput, { nullable: true, description: 'Which ones.' }) filter: AppealFilterInput | undefined,
    @Ctx() ctx: AppealsContext,
  ): Promise<Connection<Appeal>> {
    return appealsOfAgency(ctx, agency.id, page, filter);
  }
}

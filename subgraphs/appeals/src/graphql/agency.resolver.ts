import type { Connection } from '@otklik/subgraph';
import { Arg, Args, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { AppealOrder } from '../domain/appeal-order.js';
import type { Appeal } from '../store/appeal.entity.js';
import { appealsOfAgency, recentAnswersOfAgency } from '../use-cases/list-appeals.js';
import { AppealConnection, AppealFilterInput, AppealObject } from './appeal.type.js';
import { AppealDetailsOrderInput } from './details.type.js';
import { PageArgs } from './page.args.js';
import { RawDetailsFilter, RawDetailsOrder, withRawDetails } from './raw-details.js';
import { AgencyStub } from './stubs.type.js';

@Resolver(() => AgencyStub)
export class AgencyResolver {
  @FieldResolver(() => AppealConnection, { description: 'The appeals it answers, as far as the viewer may know of them, newest first unless told otherwise.' })
  appeals(
    @Root() agency: AgencyStub,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AppealFilterInput, { nullable: true, description: 'Which ones.' }) filter: AppealFilterInput | undefined,
    @Arg('orderBy', () => AppealOrder, { nullable: true, defaultValue: AppealOrder.NEWEST, description: 'How to sort them.' }) orderBy: AppealOrder,
    @Arg('orderByDetails', () => AppealDetailsOrderInput, { nullable: true, description: 'By what their citizens filled in to sort them instead; only those with a value there are listed.' })
    _orderByDetails: AppealDetailsOrderInput | undefined,
    @RawDetailsFilter() details: unknown,
    @RawDetailsOrder() orderByDetails: unknown,
    @Ctx() ctx: AppealsContext,
  ): Promise<Connection<Appeal>> {
    return appealsOfAgency(ctx, agency.id, page, withRawDetails(filter, details), { orderBy, orderByDetails });
  }

  @Directive('@listSize(slicingArguments: ["first"])')
  @FieldResolver(() => [AppealObject], { description: 'What it has answered in public, the newest answer first. The same for everybody.' })
  recentAnswers(
    @Root() agency: AgencyStub,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'At most this many: 1 to 100.' }) first: number,
    @Ctx() ctx: AppealsContext,
  ): Promise<Appeal[]> {
    return recentAnswersOfAgency(ctx, agency.id, first);
  }
}

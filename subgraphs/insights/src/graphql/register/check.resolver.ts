import { cabinetsOf, isOperator } from '@otklik/identity';
import { PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { InsightsContext } from '../../insights-context.js';
import { countCheckedServices, type PrincipleCheck } from '../../store/register/checks.js';
import type { Service } from '../../store/register/services.js';
import { listChecks } from '../../use-cases/register/list-register.js';
import { PrincipleCheckConnection, PrincipleCheckFilterInput, PrincipleCheckObject, ServiceObject } from './register.type.js';

@Resolver(() => PrincipleCheckObject)
export class PrincipleCheckResolver {
  @Query(() => PrincipleCheckConnection, { description: 'The register of checks against the principles of client-centricity, the newest first. Public.' })
  principleChecks(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PrincipleCheckFilterInput, { nullable: true, description: 'Which ones.' }) filter: PrincipleCheckFilterInput | undefined,
    @Ctx() ctx: InsightsContext,
  ): Promise<Connection<PrincipleCheck>> {
    return listChecks(ctx, page, filter);
  }

  @Query(() => Int, { description: 'How many services were checked against at least one principle. Public.' })
  checkedServiceCount(@Ctx() ctx: InsightsContext): Promise<number> {
    return countCheckedServices(ctx.em);
  }

  @FieldResolver(() => ServiceObject, { description: 'The service.' })
  async service(@Root() check: Ref<PrincipleCheck>, @Ctx() ctx: InsightsContext): Promise<Service> {
    return (await ctx.loaders.register.service.load(check.serviceId))!;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Login of who checked it, for everybody who works in a cabinet and for the operator; null for others.' })
  checkedBy(@Root() { checkedBy }: Ref<PrincipleCheck>, @Ctx() { viewer }: InsightsContext): string | null {
    return viewer.kind === 'person' && (isOperator(viewer) || cabinetsOf(viewer).length > 0) ? checkedBy : null;
  }
}

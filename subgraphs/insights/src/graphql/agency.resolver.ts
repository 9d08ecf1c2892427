import type { Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { InsightsContext } from '../insights-context.js';
import { monthOfAgency, yearOfAgency, type Cell } from '../use-cases/read-insights.js';
import { InsightsCellObject } from './cell.type.js';
import { AgencyStub } from './stubs.type.js';

@Resolver(() => AgencyStub)
export class AgencyResolver {
  @FieldResolver(() => InsightsCellObject, { description: 'Its figures of one month. Public.' })
  insights(
    @Root() agency: Ref<AgencyStub>,
    @Arg('month', () => String, { nullable: true, description: 'Which month, as `YYYY-MM`; without it this month.' })
    month: string | undefined,
    @Ctx() ctx: InsightsContext,
  ): Promise<Cell> {
    return monthOfAgency(ctx, agency.id, month);
  }

  @FieldResolver(() => InsightsCellObject, { description: 'Its figures of the last twelve months, this one included, added up: what it is known for. Public.' })
  yearInsights(@Root() agency: Ref<AgencyStub>, @Ctx() ctx: InsightsContext): Promise<Cell> {
    return yearOfAgency(ctx, agency.id);
  }
}

import type { Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { InsightsContext } from '../insights-context.js';
import { monthOfCategory, type Cell } from '../use-cases/read-insights.js';
import { InsightsCellObject } from './cell.type.js';
import { CategoryStub } from './stubs.type.js';

@Resolver(() => CategoryStub)
export class CategoryResolver {
  @FieldResolver(() => InsightsCellObject, { description: 'Its figures of one month, over all agencies. Public.' })
  insights(
    @Root() category: Ref<CategoryStub>,
    @Arg('month', () => String, { nullable: true, description: 'Which month, as `YYYY-MM`; without it this month.' })
    month: string | undefined,
    @Ctx() ctx: InsightsContext,
  ): Promise<Cell> {
    return monthOfCategory(ctx, category.id, month);
  }
}

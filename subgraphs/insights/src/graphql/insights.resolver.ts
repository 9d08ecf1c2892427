import { Access, outcome, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Dimension } from '../domain/dimension.js';
import type { InsightsContext } from '../insights-context.js';
import { INSIGHTS_PERMISSIONS } from '../permissions.js';
import { readInsights, type Cell } from '../use-cases/read-insights.js';
import { rebuildInsights } from '../use-cases/rebuild-insights.js';
import { topThemes, type Theme } from '../use-cases/top-themes.js';
import { InsightsCellObject, InsightsFilterInput, RebuildInsightsResult, RebuildInsightsSuccess, ThemeObject } from './cell.type.js';

@Resolver()
export class InsightsResolver {
  @Query(() => [InsightsCellObject], {
    description:
      'Figures about appeals: one cell for each group in which something happened, by month and then the largest first; ' +
      'without `groupBy` one cell with everything. At most 5,000 cells. Public.',
  })
  insights(
    @Arg('filter', () => InsightsFilterInput, { nullable: true, description: 'Which appeals to count.' })
    filter: InsightsFilterInput | undefined,
    @Arg('groupBy', () => [Dimension], { nullable: true, description: 'By what to tell the figures apart.' })
    groupBy: Dimension[] | undefined,
    @Ctx() ctx: InsightsContext,
  ): Promise<Cell[]> {
    return readInsights(ctx, filter ?? {}, groupBy ?? []);
  }

  @Query(() => [ThemeObject], { description: 'The categories in which most was received, the largest first, with their growth. Public.' })
  topThemes(
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'At most this many: 1 to 100.' }) first: number,
    @Arg('from', () => String, {
      nullable: true,
      description: 'First month of the span as `YYYY-MM`; without it eleven months before the last.',
    })
    from: string | undefined,
    @Arg('to', () => String, { nullable: true, description: 'Last month of the span as `YYYY-MM`; without it this month.' })
    to: string | undefined,
    @Arg('agencyId', () => ID, { nullable: true, description: 'Only what this agency received.' }) agencyId: string | undefined,
    @Ctx() ctx: InsightsContext,
  ): Promise<Theme[]> {
    return topThemes(ctx, { first, from, to, agencyId });
  }

  @Access(INSIGHTS_PERMISSIONS, 'insights.rebuild')
  @Mutation(() => RebuildInsightsResult, {
    description: 'Makes all figures anew from the event log; readers see the old ones until the new ones are whole. For the operator.',
  })
  rebuildInsights(@Ctx() ctx: InsightsContext): Promise<Ref<typeof RebuildInsightsResult>> {
    return outcome(ctx.locale, async () => Object.assign(new RebuildInsightsSuccess(), await rebuildInsights(ctx)));
  }
}

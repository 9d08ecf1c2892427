import { encodeCursor } from '@otklik/events';
import type { Ref } from '@otklik/subgraph';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { REGION, insightsTopic } from '../domain/insights-topic.js';
import type { InsightsContext } from '../insights-context.js';
import type { Cell } from '../use-cases/read-insights.js';
import { currentMonth, currentYear, insightsCursor, readInsightsUpdate, type InsightsUpdate } from '../use-cases/read-insights-update.js';
import { InsightsCellObject } from './cell.type.js';
import { InsightsUpdateObject } from './insights-update.type.js';
import { AgencyStub } from './stubs.type.js';

@Resolver(() => InsightsUpdateObject)
export class InsightsUpdateResolver {
  @Query(() => InsightsUpdateObject, { nullable: true, description: 'What a cursor of figures stands for. Public.' })
  insightsUpdate(
    @Arg('cursor', () => String, { description: 'From `insightsCursor`, `Agency.insightsCursor` or `InsightsUpdate.cursor`.' }) cursor: string,
    @Ctx() ctx: InsightsContext,
  ): Promise<InsightsUpdate> {
    return readInsightsUpdate(ctx, cursor);
  }

  @Query(() => String, { description: 'Give it to `insightsUpdated(after:)` to hear when the figures of the whole region change from now on. Public.' })
  insightsCursor(@Ctx() ctx: InsightsContext): Promise<string> {
    return insightsCursor(ctx, null);
  }

  @Directive('@live(topic: "insights/{agencyId}", query: "insightsUpdate", everyMs: 1000)')
  @Subscription(() => InsightsUpdateObject, {
    nullable: true,
    topics: 'served by the gateway',
    description: 'The figures of an agency or of the whole region, as they change: at most once a second, the newest ones. A new month begins without an event. Public.',
  })
  insightsUpdated(
    @Root() update: Ref<InsightsUpdateObject>,
    @Arg('agencyId', () => ID, { defaultValue: REGION, description: 'Which agency; without it the whole region.' }) _agencyId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'First, if anything has changed after this cursor, what the figures are now; without it, only what changes from now on.',
    })
    _after: string | undefined,
  ): InsightsUpdateObject {
    return update;
  }

  @FieldResolver(() => String, { description: 'Its place: give it as `after` to go on from here.' })
  cursor(@Root() { agencyId, version }: Ref<InsightsUpdateObject>): string {
    return encodeCursor({ kind: 'version', topic: insightsTopic(agencyId ?? REGION), version });
  }

  @FieldResolver(() => AgencyStub, { nullable: true, description: 'The agency; null for the whole region.' })
  agency(@Root() { agencyId }: Ref<InsightsUpdateObject>): { id: string } | null {
    return agencyId === null ? null : { id: agencyId };
  }

  @FieldResolver(() => InsightsCellObject, { description: 'The figures of this month as they are now.' })
  month(@Root() { agencyId }: Ref<InsightsUpdateObject>, @Ctx() ctx: InsightsContext): Promise<Cell> {
    return currentMonth(ctx, agencyId);
  }

  @FieldResolver(() => InsightsCellObject, { description: 'The figures of the last twelve months, this one included, added up, as they are now.' })
  year(@Root() { agencyId }: Ref<InsightsUpdateObject>, @Ctx() ctx: InsightsContext): Promise<Cell> {
    return currentYear(ctx, agencyId);
  }
}

@Resolver(() => AgencyStub)
export class AgencyInsightsCursorResolver {
  @FieldResolver(() => String, { description: 'Give it to `insightsUpdated(after:)` to hear when its figures change from now on.' })
  insightsCursor(@Root() { id }: Ref<AgencyStub>, @Ctx() ctx: InsightsContext): Promise<string> {
    return insightsCursor(ctx, id);
  }
}

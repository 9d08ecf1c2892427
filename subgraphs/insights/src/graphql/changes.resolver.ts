import { Access, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { InsightsContext } from '../insights-context.js';
import { INSIGHTS_PERMISSIONS } from '../permissions.js';
import { listChanges, type Change, type ChangePage } from '../use-cases/list-changes.js';
import { ChangeObject, ChangePageObject } from './change.type.js';
import { AppealStub, DiscussionStub, SurveyStub } from './stubs.type.js';

const NULL_WHEN = 'null when it happened to something else, or the viewer may no longer read it.';

@Resolver(() => ChangeObject)
export class ChangesResolver {
  @Access(INSIGHTS_PERMISSIONS, 'change.list')
  @Query(() => ChangePageObject, {
    description:
      'Everything that has happened and that everybody may know of, for integrators who pull. ' +
      'Kept for at least 72 hours: an older cursor is answered with CURSOR_EXPIRED.',
  })
  changes(
    @Arg('after', () => String, {
      nullable: true,
      description: '`endCursor` of the page before, or the cursor of a change; without it from the oldest event that is kept.',
    })
    after: string | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 100, description: 'At most this many: 1 to 1,000.' }) first: number,
    @Ctx() ctx: InsightsContext,
  ): Promise<ChangePage> {
    return listChanges(ctx, after, first);
  }

  @FieldResolver(() => AppealStub, { nullable: true, description: `The appeal as it is now; ${NULL_WHEN}` })
  appeal(@Root() change: Ref<Change>): AppealStub | null {
    return changed('appeal', change);
  }

  @FieldResolver(() => SurveyStub, { nullable: true, description: `The survey as it is now; ${NULL_WHEN}` })
  survey(@Root() change: Ref<Change>): SurveyStub | null {
    return changed('survey', change);
  }

  @FieldResolver(() => DiscussionStub, { nullable: true, description: `The discussion as it is now; ${NULL_WHEN}` })
  discussion(@Root() change: Ref<Change>): DiscussionStub | null {
    return changed('discussion', change);
  }
}

/** The object behind a change, when it is of this kind: topics are made of the kind and the id. */
function changed(kind: string, { topic, aggregateId }: Change): { id: string } | null {
  return topic === `${kind}/${aggregateId}` ? { id: aggregateId } : null;
}

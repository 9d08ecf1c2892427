import { agencyFeedTopic, encodeCursor } from '@otklik/events';
import { Access, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { InsightsContext } from '../insights-context.js';
import { INSIGHTS_PERMISSIONS } from '../permissions.js';
import { agencyFeedCursor, readAgencyFeed, type AgencyFeedItem } from '../use-cases/read-agency-feed.js';
import { AgencyFeedUpdateObject } from './agency-feed.type.js';
import { AgencyStub } from './stubs.type.js';

@Resolver(() => AgencyFeedUpdateObject)
export class AgencyFeedResolver {
  @Access(INSIGHTS_PERMISSIONS, 'change.list')
  @Query(() => AgencyFeedUpdateObject, { nullable: true, description: 'What a cursor of the feed of an agency stands for. Public.' })
  async agencyFeedUpdate(
    @Arg('cursor', () => String, { description: 'From `Agency.feedCursor` or `AgencyFeedUpdate.cursor`.' }) cursor: string,
    @Ctx() ctx: InsightsContext,
  ): Promise<AgencyFeedUpdateObject> {
    const { agencyId, version, item } = await readAgencyFeed(ctx, cursor);
    return {
      cursor: encodeCursor({ kind: 'version', topic: agencyFeedTopic(agencyId), version }),
      version,
      event: item?.event ?? null,
      at: item?.at ?? null,
      status: item?.status ?? null,
      appeal: thatItIsAbout('appeal', item),
      survey: thatItIsAbout('survey', item),
      discussion: thatItIsAbout('discussion', item),
      agency: { id: agencyId },
    };
  }

  @Access(INSIGHTS_PERMISSIONS, 'change.list')
  @Directive('@live(topic: "agency/{agencyId}", query: "agencyFeedUpdate")')
  @Subscription(() => AgencyFeedUpdateObject, {
    nullable: true,
    topics: 'served by the gateway',
    description: 'What everybody may hear of an agency, as it happens: public appeals with their statuses and answers, surveys, discussions. Public.',
  })
  agencyFeed(
    @Root() update: Ref<AgencyFeedUpdateObject>,
    @Arg('agencyId', () => ID, { description: 'Which agency.' }) _agencyId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'First everything that happened after this cursor; without it, only what happens from now on.',
    })
    _after: string | undefined,
  ): AgencyFeedUpdateObject {
    return update;
  }
}

@Resolver(() => AgencyStub)
export class AgencyFeedCursorResolver {
  @FieldResolver(() => String, {
    description: 'Give it to `agencyFeed(after:)` to hear of everything from now on. Ask for it before the lists, not beside them, and nothing falls between.',
  })
  feedCursor(@Root() { id }: Ref<AgencyStub>, @Ctx() ctx: InsightsContext): Promise<string> {
    return agencyFeedCursor(ctx, id);
  }
}

/** The object, when it is of this kind: topics are made of the kind and the id. */
function thatItIsAbout(kind: string, item: AgencyFeedItem | null): { id: string } | null {
  return item !== null && item.about === `${kind}/${item.aggregate}` ? { id: item.aggregate } : null;
}

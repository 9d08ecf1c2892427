import type { Ref } from '@otklik/subgraph';
import { Arg, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { DiscussionsContext } from '../discussions-context.js';
import { DiscussionEvent } from '../domain/discussion-event.js';
import type { Discussion } from '../store/discussion.entity.js';
import type { Proposal } from '../store/proposal.entity.js';
import { cursorOf } from '../store/record-activity.js';
import { readActivity } from '../use-cases/read-activity.js';
import { DiscussionObject } from './discussion.type.js';
import { ProposalObject } from './proposal.type.js';
import { OutcomeCountsObject } from './protocol.type.js';

@ObjectType('DiscussionActivity', { description: 'One thing that happened in a discussion.' })
export class DiscussionActivityObject {
  @Field(() => String, { description: 'Its place: give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Int, { description: 'The discussion’s version after it: one more each time.' })
  version!: number;

  @Field(() => DiscussionEvent, { description: 'What happened.' })
  event!: DiscussionEvent;

  @Field(() => Date, { description: 'When it happened.' })
  at!: Date;

  @Field(() => ProposalObject, {
    nullable: true,
    description: 'The proposal it is about, as it is now; null when there is none or the viewer may not know of it.',
  })
  proposal!: Ref<Proposal> | null;

  @Field(() => DiscussionObject, { description: 'The discussion as it is now.' })
  discussion!: Ref<Discussion>;

  @Field(() => OutcomeCountsObject, { description: 'The counts as they are now.' })
  counts!: OutcomeCountsObject;
}

@Resolver(() => DiscussionActivityObject)
export class ActivityResolver {
  @Query(() => DiscussionActivityObject, { nullable: true, description: 'What a cursor stands for.' })
  async discussionActivityUpdate(
    @Arg('cursor', () => String, { description: 'From `Discussion.cursor` or `DiscussionActivity.cursor`.' }) cursor: string,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<DiscussionActivityObject> {
    const { activity, discussion, proposal, counts } = await readActivity(ctx, cursor);
    const { version, event, at } = activity;
    return { cursor: cursorOf(discussion.id, version), version, event, at, proposal, discussion, counts };
  }

  @Directive('@live(topic: "discussion/{discussionId}", query: "discussionActivityUpdate")')
  @Subscription(() => DiscussionActivityObject, {
    nullable: true,
    topics: 'served by the gateway',
    description: 'Everything that happens in a discussion, as it happens. It opens and closes by the clock without an event.',
  })
  discussionActivity(
    @Root() activity: Ref<DiscussionActivityObject>,
    @Arg('discussionId', () => ID, { description: 'Which discussion.' }) _discussionId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'First everything that happened after this cursor; without it, only what happens from now on.',
    })
    _after: string | undefined,
  ): DiscussionActivityObject {
    return activity;
  }
}

import { Access, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { AppealStatus } from '../domain/appeal-status.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import { cursorOf } from '../store/record-change.js';
import { readAppealUpdate } from '../use-cases/read-appeal-update.js';
import { AppealObject } from './appeal.type.js';

@ObjectType('AppealUpdate', { description: 'One change of an appeal.' })
export class AppealUpdateObject {
  @Field(() => String, { description: 'The place of the change: give it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => Int, { description: 'The version that the change made.' })
  version!: number;

  @Field(() => AppealStatus, { description: 'The status that the change made.' })
  status!: AppealStatus;

  @Field(() => Date, { description: 'When it happened.' })
  at!: Date;

  @Field(() => AppealObject, { description: 'The appeal as it is now.' })
  appeal!: Ref<Appeal>;
}

@Resolver(() => AppealUpdateObject)
export class AppealUpdateResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.read-public')
  @Query(() => AppealUpdateObject, { nullable: true, description: 'The change that a cursor stands for.' })
  async appealUpdate(
    @Arg('cursor', () => String, { description: 'From `Appeal.cursor` or `AppealUpdate.cursor`.' }) cursor: string,
    @Ctx() ctx: AppealsContext,
  ): Promise<AppealUpdateObject> {
    const { change, appeal } = await readAppealUpdate(ctx, cursor);
    return { cursor: cursorOf(appeal.id, change.version), version: change.version, status: change.status, at: change.at, appeal };
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.read-public')
  @Directive('@live(topic: "appeal/{appealId}", query: "appealUpdate")')
  @Subscription(() => AppealUpdateObject, {
    nullable: true,
    topics: 'served by the gateway',
    description: 'Every change of an appeal, as it happens.',
  })
  appealUpdated(
    @Root() update: Ref<AppealUpdateObject>,
    @Arg('appealId', () => ID, { description: 'Which appeal.' }) _appealId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'First everything that happened after this cursor; without it, only what happens from now on.',
    })
    _after: string | undefined,
  ): AppealUpdateObject {
    return update;
  }
}

import { Access } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { moderateAppeal } from '../use-cases/moderate-appeal.js';
import { rejectAppeal } from '../use-cases/reject-appeal.js';
import { answerWithAppeal } from './answer-with-appeal.js';
import {
  ModerateAppealInput,
  ModerateAppealResult,
  ModerateAppealSuccess,
  RejectAppealInput,
  RejectAppealResult,
  RejectAppealSuccess,
} from './way.type.js';

/** The side ways of an appeal; the straight one is in `mutations.resolver.ts`. */
@Resolver()
export class WayResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.moderate')
  @Mutation(() => ModerateAppealResult, {
    description: 'Lets an appeal pass: it waits for registration, and a public message becomes public. For moderators and coordinators of the cabinet. An appeal may be registered without it.',
  })
  moderateAppeal(@Arg('input', () => ModerateAppealInput, { description: 'Which appeal.' }) input: ModerateAppealInput, @Ctx() ctx: AppealsContext): Promise<typeof ModerateAppealResult> {
    return answerWithAppeal(ctx, ModerateAppealSuccess, () => moderateAppeal(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.reject')
  @Mutation(() => RejectAppealResult, {
    description: 'Turns an appeal away on a ground that its author is told. For moderators and coordinators of the cabinet.',
  })
  rejectAppeal(@Arg('input', () => RejectAppealInput, { description: 'Which appeal, and why.' }) input: RejectAppealInput, @Ctx() ctx: AppealsContext): Promise<typeof RejectAppealResult> {
    return answerWithAppeal(ctx, RejectAppealSuccess, () => rejectAppeal(ctx, input));
  }
}

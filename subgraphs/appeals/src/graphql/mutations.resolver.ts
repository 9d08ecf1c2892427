import { Access } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { AppealKind } from '../domain/appeal-kind.js';
import { Channel } from '../domain/channel.js';
import { Visibility } from '../domain/visibility.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { answerAppeal } from '../use-cases/answer-appeal.js';
import { approveAnswer } from '../use-cases/approve-answer.js';
import { assignAppeal } from '../use-cases/assign-appeal.js';
import { rateAnswer } from '../use-cases/rate-answer.js';
import { registerAppeal } from '../use-cases/register-appeal.js';
import { submitAppeal } from '../use-cases/submit-appeal.js';
import { answerWithAppeal } from './answer-with-appeal.js';
import {
  AnswerAppealInput,
  AnswerAppealResult,
  AnswerAppealSuccess,
  ApproveAnswerInput,
  ApproveAnswerResult,
  ApproveAnswerSuccess,
  AssignAppealInput,
  AssignAppealResult,
  AssignAppealSuccess,
  RateAnswerInput,
  RateAnswerResult,
  RateAnswerSuccess,
  RegisterAppealInput,
  RegisterAppealResult,
  RegisterAppealSuccess,
  SubmitAppealInput,
  SubmitAppealResult,
  SubmitAppealSuccess,
} from './mutations.type.js';
import { RawDetails } from './raw-details.js';

@Resolver()
export class MutationsResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.submit')
  @Mutation(() => SubmitAppealResult, { description: 'Sends a message, or an appeal under 59-FZ. For everybody who is signed in; an appeal only of an identified citizen (`appeal.submit-formal`).' })
  submitAppeal(
    @Arg('input', () => SubmitAppealInput, { description: 'What the message says, and what it is about.' }) input: SubmitAppealInput,
    @RawDetails() details: unknown,
    @Ctx() ctx: AppealsContext,
  ): Promise<typeof SubmitAppealResult> {
    const { kind, channel, visibility } = input;
    const defaults = { kind: kind ?? AppealKind.MESSAGE, channel: channel ?? Channel.PORTAL, visibility: visibility ?? Visibility.PRIVATE };
    return answerWithAppeal(ctx, SubmitAppealSuccess, () => submitAppeal(ctx, { ...input, ...defaults, details }));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.register')
  @Mutation(() => RegisterAppealResult, {
    description: 'Gives an appeal its number; its term begins. For coordinators and moderators of the cabinet.',
  })
  registerAppeal(
    @Arg('input', () => RegisterAppealInput, { description: 'Which appeal.' }) input: RegisterAppealInput,
    @Ctx() ctx: AppealsContext,
  ): Promise<typeof RegisterAppealResult> {
    return answerWithAppeal(ctx, RegisterAppealSuccess, () => registerAppeal(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.assign')
  @Mutation(() => AssignAppealResult, {
    description: 'Gives an appeal to an executor, or to another one. For coordinators of the cabinet.',
  })
  assignAppeal(
    @Arg('input', () => AssignAppealInput, { description: 'Which appeal, and to whom.' }) input: AssignAppealInput,
    @Ctx() ctx: AppealsContext,
  ): Promise<typeof AssignAppealResult> {
    return answerWithAppeal(ctx, AssignAppealSuccess, () => assignAppeal(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.answer')
  @Mutation(() => AnswerAppealResult, { description: 'Proposes an answer. For the executor it is assigned to.' })
  answerAppeal(
    @Arg('input', () => AnswerAppealInput, { description: 'Which appeal, and the answer.' }) input: AnswerAppealInput,
    @Ctx() ctx: AppealsContext,
  ): Promise<typeof AnswerAppealResult> {
    return answerWithAppeal(ctx, AnswerAppealSuccess, () => answerAppeal(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.approve')
  @Mutation(() => ApproveAnswerResult, { description: 'Lets the answer go out. For approvers of the cabinet.' })
  approveAnswer(
    @Arg('input', () => ApproveAnswerInput, { description: 'Which appeal.' }) input: ApproveAnswerInput,
    @Ctx() ctx: AppealsContext,
  ): Promise<typeof ApproveAnswerResult> {
    return answerWithAppeal(ctx, ApproveAnswerSuccess, () => approveAnswer(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.rate')
  @Mutation(() => RateAnswerResult, { description: 'Rates the answer. For the author.' })
  rateAnswer(@Arg('input', () => RateAnswerInput, { description: 'Which appeal, and the rating.' }) input: RateAnswerInput, @Ctx() ctx: AppealsContext): Promise<typeof RateAnswerResult> {
    return answerWithAppeal(ctx, RateAnswerSuccess, () => rateAnswer(ctx, input));
  }
}

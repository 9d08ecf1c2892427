import { Access } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { answerClarification } from '../use-cases/answer-clarification.js';
import { withdrawAppeal } from '../use-cases/withdraw-appeal.js';
import { confirmResult } from '../use-cases/confirm-result.js';
import { reopenAppeal } from '../use-cases/reopen-appeal.js';
import { answerWithAppeal } from './answer-with-appeal.js';
import {
  AnswerClarificationInput,
  AnswerClarificationResult,
  AnswerClarificationSuccess,
  WithdrawAppealInput,
  WithdrawAppealResult,
  WithdrawAppealSuccess,
  ConfirmResultInput,
  ConfirmResultResult,
  ConfirmResultSuccess,
  ReopenAppealInput,
  ReopenAppealResult,
  ReopenAppealSuccess,
} from './way.type.js';

/** What the author of an appeal may do on its way. */
@Resolver()
export class AuthorResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.answer-clarification')
  @Mutation(() => AnswerClarificationResult, {
    description: 'Answers the question; the appeal goes on where it stood. For the author.',
  })
  answerClarification(@Arg('input', () => AnswerClarificationInput, { description: 'Which appeal, and the answer.' }) input: AnswerClarificationInput, @Ctx() ctx: AppealsContext): Promise<typeof AnswerClarificationResult> {
    return answerWithAppeal(ctx, AnswerClarificationSuccess, () => answerClarification(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.withdraw')
  @Mutation(() => WithdrawAppealResult, {
    description: 'Takes an appeal back before its answer is proposed. For the author.',
  })
  withdrawAppeal(@Arg('input', () => WithdrawAppealInput, { description: 'Which appeal.' }) input: WithdrawAppealInput, @Ctx() ctx: AppealsContext): Promise<typeof WithdrawAppealResult> {
    return answerWithAppeal(ctx, WithdrawAppealSuccess, () => withdrawAppeal(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.confirm')
  @Mutation(() => ConfirmResultResult, {
    description: 'Says whether what was answered is fixed indeed; the newest word counts. For the author.',
  })
  confirmResult(@Arg('input', () => ConfirmResultInput, { description: 'Which appeal, and what they found.' }) input: ConfirmResultInput, @Ctx() ctx: AppealsContext): Promise<typeof ConfirmResultResult> {
    return answerWithAppeal(ctx, ConfirmResultSuccess, () => confirmResult(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.reopen')
  @Mutation(() => ReopenAppealResult, {
    description: 'Opens a message again after a score of 1 or 2 or «not fixed», within 30 days after the answer, at most twice: its executor has it back, and its term begins anew. For the author.',
  })
  reopenAppeal(@Arg('input', () => ReopenAppealInput, { description: 'Which message, and what is wrong.' }) input: ReopenAppealInput, @Ctx() ctx: AppealsContext): Promise<typeof ReopenAppealResult> {
    return answerWithAppeal(ctx, ReopenAppealSuccess, () => reopenAppeal(ctx, input));
  }
}

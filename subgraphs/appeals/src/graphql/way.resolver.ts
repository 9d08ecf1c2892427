import { Access } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { askClarification } from '../use-cases/ask-clarification.js';
import { extendDeadline } from '../use-cases/extend-deadline.js';
import { giveInterimAnswer } from '../use-cases/give-interim-answer.js';
import { moderateAppeal } from '../use-cases/moderate-appeal.js';
import { postponeAppeal } from '../use-cases/postpone-appeal.js';
import { rejectAppeal } from '../use-cases/reject-appeal.js';
import { resumeAppeal } from '../use-cases/resume-appeal.js';
import { returnAnswer } from '../use-cases/return-answer.js';
import { redirectAppeal } from '../use-cases/redirect-appeal.js';
import { answerWithAppeal } from './answer-with-appeal.js';
import {
  AskClarificationInput,
  AskClarificationResult,
  AskClarificationSuccess,
  ExtendDeadlineInput,
  ExtendDeadlineResult,
  ExtendDeadlineSuccess,
  GiveInterimAnswerInput,
  GiveInterimAnswerResult,
  GiveInterimAnswerSuccess,
  ModerateAppealInput,
  ModerateAppealResult,
  ModerateAppealSuccess,
  PostponeAppealInput,
  PostponeAppealResult,
  PostponeAppealSuccess,
  RejectAppealInput,
  RejectAppealResult,
  RejectAppealSuccess,
  ResumeAppealInput,
  ResumeAppealResult,
  ResumeAppealSuccess,
  ReturnAnswerInput,
  ReturnAnswerResult,
  ReturnAnswerSuccess,
  RedirectAppealInput,
  RedirectAppealResult,
  RedirectAppealSuccess,
} from './way.type.js';

/** What a cabinet does with an appeal beside its straight way, which is in `mutations.resolver.ts`. */
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

  @Access(APPEAL_PERMISSIONS, 'appeal.ask-clarification')
  @Mutation(() => AskClarificationResult, {
    description: 'Asks the author to clarify a message or an appeal; its term stands still meanwhile, but for one under 59-FZ. For moderators, coordinators and the executor.',
  })
  askClarification(@Arg('input', () => AskClarificationInput, { description: 'Which appeal, and the question.' }) input: AskClarificationInput, @Ctx() ctx: AppealsContext): Promise<typeof AskClarificationResult> {
    return answerWithAppeal(ctx, AskClarificationSuccess, () => askClarification(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.extend')
  @Mutation(() => ExtendDeadlineResult, {
    description: 'Extends the term, once, before it is over; the author is told why. For coordinators and approvers of the cabinet. Not of incidents.',
  })
  extendDeadline(@Arg('input', () => ExtendDeadlineInput, { description: 'Which appeal, by how much, and why.' }) input: ExtendDeadlineInput, @Ctx() ctx: AppealsContext): Promise<typeof ExtendDeadlineResult> {
    return answerWithAppeal(ctx, ExtendDeadlineSuccess, () => extendDeadline(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.postpone')
  @Mutation(() => PostponeAppealResult, {
    description: 'Puts a message off to a promised day, as for planned work: that day becomes its deadline. For coordinators and approvers of the cabinet.',
  })
  postponeAppeal(@Arg('input', () => PostponeAppealInput, { description: 'Which message, to which day, and why.' }) input: PostponeAppealInput, @Ctx() ctx: AppealsContext): Promise<typeof PostponeAppealResult> {
    return answerWithAppeal(ctx, PostponeAppealSuccess, () => postponeAppeal(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.resume')
  @Mutation(() => ResumeAppealResult, {
    description: 'Resumes the work on what was put off; the promised day stays its deadline. For coordinators of the cabinet and the executor.',
  })
  resumeAppeal(@Arg('input', () => ResumeAppealInput, { description: 'Which message.' }) input: ResumeAppealInput, @Ctx() ctx: AppealsContext): Promise<typeof ResumeAppealResult> {
    return answerWithAppeal(ctx, ResumeAppealSuccess, () => resumeAppeal(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.interim')
  @Mutation(() => GiveInterimAnswerResult, {
    description: 'Tells the author how far it is; the work goes on. An incident then has 7 working days from its registration for the final answer. For coordinators and approvers of the cabinet.',
  })
  giveInterimAnswer(@Arg('input', () => GiveInterimAnswerInput, { description: 'Which appeal, and what to tell.' }) input: GiveInterimAnswerInput, @Ctx() ctx: AppealsContext): Promise<typeof GiveInterimAnswerResult> {
    return answerWithAppeal(ctx, GiveInterimAnswerSuccess, () => giveInterimAnswer(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.return')
  @Mutation(() => ReturnAnswerResult, {
    description: 'Gives a proposed answer back to its executor. For approvers of the cabinet.',
  })
  returnAnswer(@Arg('input', () => ReturnAnswerInput, { description: 'Which appeal, and what to mend.' }) input: ReturnAnswerInput, @Ctx() ctx: AppealsContext): Promise<typeof ReturnAnswerResult> {
    return answerWithAppeal(ctx, ReturnAnswerSuccess, () => returnAnswer(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.redirect')
  @Mutation(() => RedirectAppealResult, {
    description: 'Sends an appeal to the competent agency, within seven days from its registration: it is registered there anew, its term begins with that, and the cabinet that sent it sees it no more. For moderators and coordinators of the cabinet.',
  })
  redirectAppeal(@Arg('input', () => RedirectAppealInput, { description: 'Which appeal, to which agency, and why.' }) input: RedirectAppealInput, @Ctx() ctx: AppealsContext): Promise<typeof RedirectAppealResult> {
    return answerWithAppeal(ctx, RedirectAppealSuccess, () => redirectAppeal(ctx, input));
  }
}

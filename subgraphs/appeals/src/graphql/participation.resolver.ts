import { Access, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import { assignPart } from '../use-cases/assign-part.js';
import { contributeAnswer } from '../use-cases/contribute-answer.js';
import { makeResponsible } from '../use-cases/make-responsible.js';
import { refusePart } from '../use-cases/refuse-part.js';
import { sendToAgencies } from '../use-cases/send-to-agencies.js';
import { participationsFor } from '../use-cases/view-parts.js';
import { answerWithAppeal } from './answer-with-appeal.js';
import { AppealObject } from './appeal.type.js';
import {
  AssignPartInput,
  AssignPartResult,
  AssignPartSuccess,
  ContributeAnswerInput,
  ContributeAnswerResult,
  ContributeAnswerSuccess,
  MakeResponsibleInput,
  MakeResponsibleResult,
  MakeResponsibleSuccess,
  ParticipationObject,
  RefusePartInput,
  RefusePartResult,
  RefusePartSuccess,
  SendToAgenciesInput,
  SendToAgenciesResult,
  SendToAgenciesSuccess,
} from './participation.type.js';

/** What several agencies do with one appeal. */
@Resolver(() => AppealObject)
export class ParticipationResolver {
  @FieldResolver(() => [ParticipationObject], { description: 'The agencies that take part beside the responsible one, which is `agency`, in the order in which they were asked; an agency that was asked again is there again.' })
  participations(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): ParticipationObject[] {
    return participationsFor(ctx, appeal).map(({ id, agencyId, status, askedAt, dueAt, endedAt, words }) => ({
      id,
      agency: { id: agencyId },
      status,
      askedAt: new Date(askedAt),
      dueAt: new Date(dueAt),
      endedAt: endedAt === null ? null : new Date(endedAt),
      question: words?.question ?? null,
      executor: words?.executor ?? null,
      contribution: words?.contribution ?? null,
      refusalReason: words?.refusal ?? null,
    }));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.send-to-agencies')
  @Mutation(() => SendToAgenciesResult, {
    description:
      'Asks other agencies about what of a message or an appeal is theirs. The agency that holds it stays the responsible one and gives the one answer to the author, by the term, whatever the others do: what is open then is closed with it. For coordinators of the cabinet; of an appeal under 59-FZ within seven days from its registration.',
  })
  sendToAgencies(@Arg('input', () => SendToAgenciesInput, { description: 'Which appeal, and who is asked what.' }) input: SendToAgenciesInput, @Ctx() ctx: AppealsContext): Promise<typeof SendToAgenciesResult> {
    return answerWithAppeal(ctx, SendToAgenciesSuccess, () => sendToAgencies(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.make-responsible')
  @Mutation(() => MakeResponsibleResult, {
    description: 'Makes one of the agencies that take part the responsible one; the one that was takes part from now on. Number and term stay. For coordinators of the responsible cabinet.',
  })
  makeResponsible(@Arg('input', () => MakeResponsibleInput, { description: 'Which appeal, which agency, and why.' }) input: MakeResponsibleInput, @Ctx() ctx: AppealsContext): Promise<typeof MakeResponsibleResult> {
    return answerWithAppeal(ctx, MakeResponsibleSuccess, () => makeResponsible(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.assign-part')
  @Mutation(() => AssignPartResult, { description: 'Gives the part of the viewer’s agency to an executor, or to another one than before. For coordinators of the cabinet that takes part.' })
  assignPart(@Arg('input', () => AssignPartInput, { description: 'Which appeal, and to whom.' }) input: AssignPartInput, @Ctx() ctx: AppealsContext): Promise<typeof AssignPartResult> {
    return answerWithAppeal(ctx, AssignPartSuccess, () => assignPart(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.contribute')
  @Mutation(() => ContributeAnswerResult, { description: 'Answers the responsible agency what it asked. For the executor of the part and coordinators of the cabinet that takes part.' })
  contributeAnswer(@Arg('input', () => ContributeAnswerInput, { description: 'Which appeal, and the answer.' }) input: ContributeAnswerInput, @Ctx() ctx: AppealsContext): Promise<typeof ContributeAnswerResult> {
    return answerWithAppeal(ctx, ContributeAnswerSuccess, () => contributeAnswer(ctx, input));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.refuse-part')
  @Mutation(() => RefusePartResult, {
    description: 'Refuses the part of the viewer’s agency; the responsible agency learns why, and this one sees the appeal no more. For coordinators of the cabinet that takes part.',
  })
  refusePart(@Arg('input', () => RefusePartInput, { description: 'Which appeal, and why.' }) input: RefusePartInput, @Ctx() ctx: AppealsContext): Promise<typeof RefusePartResult> {
    return answerWithAppeal(ctx, RefusePartSuccess, () => refusePart(ctx, input));
  }
}

import { Access, type Ref } from '@otklik/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { groundOf } from '../domain/rejection-ground.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import { availableActions } from '../use-cases/available-actions.js';
import { clarificationsFor, coExecutorsFor, confirmationFor, earlierAnswersFor, extensionFor, interimAnswersFor, postponementFor, redirectionsFor, rejectionFor, reopenCommentFor, returnCommentFor } from '../use-cases/view-way.js';
import {
  ClarificationObject,
  ConfirmationObject,
  EarlierAnswerObject,
  ExtensionObject,
  InterimAnswerObject,
  PostponementObject,
  RedirectionObject,
  RejectionObject,
} from './appeal-way.type.js';
import { AppealObject } from './appeal.type.js';
import { AvailableActionObject, actionObject, groundObject } from './available-action.type.js';

/** The fields of an appeal that tell of its way. */
@Resolver(() => AppealObject)
export class AppealWayResolver {
  @FieldResolver(() => [AvailableActionObject], { description: 'What the viewer may do with it now; empty for those who may only read it.' })
  availableActions(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): AvailableActionObject[] {
    return availableActions(ctx.viewer, appeal, ctx.clock.now()).map((action) => actionObject(action, appeal.kind, ctx.locale));
  }

  @FieldResolver(() => Boolean, { description: 'Of an incident: whether it is of high importance.' })
  isImportant(@Root() appeal: Ref<Appeal>): boolean {
    return appeal.isImportant === true;
  }

  @FieldResolver(() => RejectionObject, { nullable: true, description: 'Why it was turned away; null unless it was.' })
  rejection(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): RejectionObject | null {
    const rejection = rejectionFor(ctx, appeal);
    return rejection === null ? null : { ...rejection, ground: groundObject(groundOf(rejection.ground), ctx.locale) };
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.see-author')
  @FieldResolver(() => [ClarificationObject], { description: 'What its author was asked, the first question first; only for the author, the cabinet and the operator.' })
  clarifications(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): ClarificationObject[] {
    return clarificationsFor(ctx, appeal).map(({ askedAt, answerBy, endedAt, ...words }) => ({
      ...words,
      askedAt: new Date(askedAt),
      answerBy: new Date(answerBy),
      endedAt: endedAt === null ? null : new Date(endedAt),
    }));
  }

  @FieldResolver(() => ExtensionObject, { nullable: true, description: 'How its term was extended; null when it was not.' })
  extension(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): ExtensionObject | null {
    return extensionFor(ctx, appeal);
  }

  @FieldResolver(() => PostponementObject, { nullable: true, description: 'To which day it was put off; null when it was not.' })
  postponement(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): PostponementObject | null {
    return postponementFor(ctx, appeal);
  }

  @FieldResolver(() => [InterimAnswerObject], { description: 'What the agency told before its final answer, the first one first; only for the author, the cabinet and the operator.' })
  interimAnswers(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): InterimAnswerObject[] {
    return interimAnswersFor(ctx, appeal).map(({ text, givenAt }) => ({ text, givenAt: new Date(givenAt) }));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @FieldResolver(() => [String], { description: 'Logins of those who help the executor; only for the cabinet and the operator.' })
  coExecutors(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): string[] {
    return coExecutorsFor(ctx, appeal);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @FieldResolver(() => String, { nullable: true, description: 'What the approver wants mended; only for the cabinet and the operator.' })
  returnComment(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): string | null {
    return returnCommentFor(ctx, appeal);
  }

  @FieldResolver(() => [RedirectionObject], { description: 'From which agency to which it went, the first time first.' })
  redirections(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): RedirectionObject[] {
    return redirectionsFor(ctx, appeal).map(({ from, to, ...rest }) => ({ from: { id: from }, to: { id: to }, ...rest }));
  }

  @FieldResolver(() => ConfirmationObject, { nullable: true, description: 'Whether its author found it fixed; null until they have said so.' })
  confirmation(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): ConfirmationObject | null {
    return confirmationFor(ctx, appeal);
  }

  @FieldResolver(() => Date, { nullable: true, description: 'When its author opened it again last; null when they did not.' })
  reopenedAt(@Root() appeal: Ref<Appeal>): Date | null {
    return appeal.reopenedAt ?? null;
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.see-author')
  @FieldResolver(() => String, { nullable: true, description: 'Why its author opened it again; only for the author, the cabinet and the operator.' })
  reopenComment(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): string | null {
    return reopenCommentFor(ctx, appeal);
  }

  @FieldResolver(() => [EarlierAnswerObject], { description: 'The answers before it was opened again, the first one first; only for the author, the cabinet and the operator.' })
  earlierAnswers(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): EarlierAnswerObject[] {
    return earlierAnswersFor(ctx, appeal).map(({ answeredAt, ...rest }) => ({ ...rest, answeredAt: new Date(answeredAt) }));
  }
}

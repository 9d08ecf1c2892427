import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { liftRedaction, showAttachment } from '../use-cases/lift-redaction.js';
import { redactAppeal } from '../use-cases/redact-appeal.js';
import {
  LiftRedactionInput,
  LiftRedactionResult,
  LiftRedactionSuccess,
  RedactAppealInput,
  RedactAppealResult,
  RedactAppealSuccess,
  ShowAttachmentInput,
  ShowAttachmentResult,
  ShowAttachmentSuccess,
} from './redaction-mutations.type.js';

/** What moderators do with what everybody sees. */
@Resolver()
export class RedactionMutationsResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.redact')
  @Mutation(() => RedactAppealResult, {
    description: 'Hides parts of the text or the answer, a file or the whole appeal from the public, with a reason. Insiders see everything as before. For moderators and coordinators of the cabinet.',
  })
  redactAppeal(@Arg('input', () => RedactAppealInput, { description: 'What to hide, and why.' }) input: RedactAppealInput, @Ctx() ctx: AppealsContext): Promise<typeof RedactAppealResult> {
    return outcome(ctx.locale, async () => {
      const { appeal, result: redaction } = await redactAppeal(ctx, input);
      return Object.assign(new RedactAppealSuccess(), { appeal, redaction });
    });
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.redact')
  @Mutation(() => LiftRedactionResult, { description: 'Takes a redaction back: everybody sees again what it hid. For moderators and coordinators of the cabinet.' })
  liftRedaction(@Arg('input', () => LiftRedactionInput, { description: 'Which one.' }) input: LiftRedactionInput, @Ctx() ctx: AppealsContext): Promise<typeof LiftRedactionResult> {
    return outcome(ctx.locale, async () => Object.assign(new LiftRedactionSuccess(), { appeal: (await liftRedaction(ctx, input)).appeal }));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.redact')
  @Mutation(() => ShowAttachmentResult, {
    description: 'Shows everybody a file that is not public by itself: a document of a citizen, or what came after the submission. For moderators and coordinators of the cabinet.',
  })
  showAttachment(@Arg('input', () => ShowAttachmentInput, { description: 'Which one.' }) input: ShowAttachmentInput, @Ctx() ctx: AppealsContext): Promise<typeof ShowAttachmentResult> {
    return outcome(ctx.locale, async () => Object.assign(new ShowAttachmentSuccess(), { appeal: (await showAttachment(ctx, input)).appeal }));
  }
}

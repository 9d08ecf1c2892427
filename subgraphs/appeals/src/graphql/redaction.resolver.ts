import { localize } from '@otklik/base';
import type { Ref } from '@otklik/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { HIDDEN_MARK, REASON_TITLES } from '../domain/redaction.js';
import type { Appeal } from '../store/appeal.entity.js';
import type { Redaction } from '../store/redaction.entity.js';
import { rangesFor, textFor } from '../use-cases/view-appeal.js';
import { AppealObject } from './appeal.type.js';
import { RedactionObject, TextRangeObject } from './redaction.type.js';

@Resolver(() => AppealObject)
export class AppealContentResolver {
  @FieldResolver(() => String, {
    description:
      'What the citizen wrote. Everybody but its author, the cabinet and the operator sees `[hidden]` (`[скрыто]`) for what a moderator has hidden, and for names, telephones, e-mail, numbers of documents, days of birth and flats.',
  })
  text(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): Promise<string> {
    return textFor(ctx, appeal, localize(HIDDEN_MARK, ctx.locale));
  }

  @FieldResolver(() => [RedactionObject], { description: 'What moderators have hidden of it from the public, and why; for everybody who may read it.' })
  redactions(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): Promise<Ref<Redaction>[]> {
    return ctx.loaders.redactions.load(appeal.id);
  }
}

@Resolver(() => RedactionObject)
export class RedactionResolver {
  @FieldResolver(() => String, { description: 'Why, for people, in the language of `Accept-Language`.' })
  reasonText(@Root() { reason }: Ref<Redaction>, @Ctx() ctx: AppealsContext): string {
    return localize(REASON_TITLES[reason], ctx.locale);
  }

  @FieldResolver(() => Boolean, { description: 'Whether only parts of the text are hidden.' })
  isPartial(@Root() { ranges }: Ref<Redaction>): boolean {
    return ranges != null;
  }

  @FieldResolver(() => [TextRangeObject], { nullable: true, description: 'Which parts of the text as it was written; for those who may read that. Null for all of it.' })
  ranges(@Root() redaction: Ref<Redaction>, @Ctx() ctx: AppealsContext): Promise<TextRangeObject[] | null> {
    return rangesFor(ctx, redaction);
  }
}

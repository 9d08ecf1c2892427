import type { Locale } from '@otklik/base';
import { Access, issueObject, outcome, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import { importMessages, type ImportedItem } from '../use-cases/import-messages.js';
import { findReadableAppeal } from '../use-cases/read-appeal.js';
import { AppealObject } from './appeal.type.js';
import { ImportMessagesInput, ImportMessagesResult, ImportMessagesSuccess, ImportedMessageObject } from './import.type.js';

@Resolver()
export class ImportResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.import')
  @Mutation(() => ImportMessagesResult, {
    description: 'Brings in messages of another system, each judged by itself; one that is here already is left alone. For the operator and machines.',
  })
  importMessages(
    @Arg('input', () => ImportMessagesInput, { description: 'The messages and where they come from.' }) input: ImportMessagesInput,
    @Ctx() ctx: AppealsContext,
  ): Promise<typeof ImportMessagesResult> {
    return outcome(ctx.locale, async () => {
      const items = await importMessages(ctx, input);
      return Object.assign(new ImportMessagesSuccess(), { messages: items.map((item) => itemObject(item, ctx.locale)) });
    });
  }
}

@Resolver(() => ImportedMessageObject)
export class ImportedMessageResolver {
  @FieldResolver(() => AppealObject, { nullable: true, description: 'What it is here; null when it was refused, or the viewer may bring in but not read.' })
  appeal(@Root() { appealId }: ImportedMessageObject, @Ctx() ctx: AppealsContext): Promise<Ref<Appeal> | null> | null {
    return appealId === null ? null : findReadableAppeal(ctx, appealId);
  }
}

function itemObject(item: ImportedItem, locale: Locale): ImportedMessageObject {
  const { externalId, outcome } = item;
  return Object.assign(new ImportedMessageObject(), {
    externalId,
    outcome,
    differs: outcome === 'REPEATED' && item.differs,
    issues: outcome === 'REFUSED' ? item.issues.map((issue) => issueObject(issue, locale)) : [],
    appealId: outcome === 'REFUSED' ? null : item.appealId,
  });
}

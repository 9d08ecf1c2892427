import { localize } from '@otklik/base';
import { Access, outcome, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../../appeals-context.js';
import { PLACEHOLDERS, placeholdersOf } from '../../domain/desk/placeholder.js';
import { UNFILLED_TITLES, whyUnfilled } from '../../domain/desk/unfilled.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import type { Appeal } from '../../store/appeal.entity.js';
import type { ReplyTemplate } from '../../store/desk/reply-template.entity.js';
import { createReplyTemplate, deleteReplyTemplate, updateReplyTemplate } from '../../use-cases/desk/keep-templates.js';
import { replyDraft, templatesOfCabinet } from '../../use-cases/desk/use-templates.js';
import { AppealObject } from '../appeal.type.js';
import { PageArgs } from '../page.args.js';
import { CabinetStub, CategoryStub } from '../stubs.type.js';
import {
  CreateReplyTemplateInput,
  CreateReplyTemplateResult,
  CreateReplyTemplateSuccess,
  DeleteReplyTemplateInput,
  DeleteReplyTemplateResult,
  DeleteReplyTemplateSuccess,
  ReplyDraftObject,
  ReplyPlaceholderObject,
  ReplyTemplateConnection,
  ReplyTemplateObject,
  UpdateReplyTemplateInput,
  UpdateReplyTemplateResult,
  UpdateReplyTemplateSuccess,
} from './reply-template.type.js';

@Resolver()
export class ReplyTemplateMutationsResolver {
  @Query(() => [ReplyPlaceholderObject], { description: 'What reply templates may ask for. The same for everybody.' })
  replyPlaceholders(@Ctx() ctx: AppealsContext): ReplyPlaceholderObject[] {
    return PLACEHOLDERS.map(({ name, title }) => ({ name, title: localize(title, ctx.locale) }));
  }

  @Access(APPEAL_PERMISSIONS, 'reply-template.keep')
  @Mutation(() => CreateReplyTemplateResult, { description: 'Adds a reply template; a cabinet has at most 500. For administrators of the cabinet.' })
  createReplyTemplate(@Arg('input', () => CreateReplyTemplateInput, { description: 'What it says.' }) input: CreateReplyTemplateInput, @Ctx() ctx: AppealsContext): Promise<typeof CreateReplyTemplateResult> {
    return outcome(ctx.locale, async () => Object.assign(new CreateReplyTemplateSuccess(), { template: await createReplyTemplate(ctx, input) }));
  }

  @Access(APPEAL_PERMISSIONS, 'reply-template.keep')
  @Mutation(() => UpdateReplyTemplateResult, { description: 'Changes a reply template. For administrators of its cabinet.' })
  updateReplyTemplate(@Arg('input', () => UpdateReplyTemplateInput, { description: 'Which one, and what changes.' }) input: UpdateReplyTemplateInput, @Ctx() ctx: AppealsContext): Promise<typeof UpdateReplyTemplateResult> {
    return outcome(ctx.locale, async () => Object.assign(new UpdateReplyTemplateSuccess(), { template: await updateReplyTemplate(ctx, input) }));
  }

  @Access(APPEAL_PERMISSIONS, 'reply-template.keep')
  @Mutation(() => DeleteReplyTemplateResult, { description: 'Takes a reply template away. For administrators of its cabinet.' })
  deleteReplyTemplate(@Arg('input', () => DeleteReplyTemplateInput, { description: 'Which one.' }) input: DeleteReplyTemplateInput, @Ctx() ctx: AppealsContext): Promise<typeof DeleteReplyTemplateResult> {
    return outcome(ctx.locale, async () => Object.assign(new DeleteReplyTemplateSuccess(), { templateId: await deleteReplyTemplate(ctx, input) }));
  }
}

@Resolver(() => ReplyTemplateObject)
export class ReplyTemplateResolver {
  @FieldResolver(() => CategoryStub, { nullable: true, description: 'For which category; null for all.' })
  category(@Root() { categoryId }: Ref<ReplyTemplate>): CategoryStub | null {
    return categoryId == null ? null : { id: categoryId };
  }

  @FieldResolver(() => [String], { description: 'The placeholders of the text, each once.' })
  placeholders(@Root() { body }: Ref<ReplyTemplate>): string[] {
    return placeholdersOf(body);
  }
}

@Resolver(() => CabinetStub)
export class CabinetTemplatesResolver {
  @Access(APPEAL_PERMISSIONS, 'reply-template.use')
  @FieldResolver(() => ReplyTemplateConnection, { nullable: true, description: 'Its reply templates, by their titles. Null for those who do not work in the cabinet, nor look after it.' })
  replyTemplates(
    @Root() cabinet: CabinetStub,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('categoryId', () => ID, { nullable: true, description: 'Only those that suit this category: its own, and those for all.' }) categoryId: string | undefined,
    @Ctx() ctx: AppealsContext,
  ): Promise<Connection<ReplyTemplate> | null> {
    return templatesOfCabinet(ctx, cabinet.id, page, categoryId ?? null);
  }
}

@Resolver(() => AppealObject)
export class AppealReplyDraftResolver {
  @Access(APPEAL_PERMISSIONS, 'reply-template.use')
  @FieldResolver(() => ReplyDraftObject, {
    nullable: true,
    description:
      'A reply template filled in for this appeal, to be gone on with. Only for the cabinet and those who look after it, null for others; NOT_FOUND when no cabinet of theirs has such a template.',
  })
  async replyDraft(
    @Root() appeal: Ref<Appeal>,
    @Arg('templateId', () => ID, { description: 'An id of `Cabinet.replyTemplates`.' }) templateId: string,
    @Arg('authorName', () => String, {
      nullable: true,
      description: 'What to put for `{{author.name}}`, up to 200 characters, as the clerk has read it of `author { personalData(purpose:) }`: each look at it is written down for the citizen.',
    })
    authorName: string | undefined,
    @Ctx() ctx: AppealsContext,
  ): Promise<ReplyDraftObject | null> {
    const draft = await replyDraft(ctx, appeal, templateId, authorName ?? null);
    if (draft === null) return null;
    const unfilled = draft.unfilled.map((name) => {
      const reason = whyUnfilled(name, appeal.authorId != null);
      return { name, reason, message: localize(UNFILLED_TITLES[reason], ctx.locale) };
    });
    return { text: draft.text, unfilled, template: draft.template };
  }
}

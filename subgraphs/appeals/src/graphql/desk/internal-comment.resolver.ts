import { Access, outcome, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import type { Appeal } from '../../store/appeal.entity.js';
import type { InternalComment } from '../../store/desk/internal-comment.entity.js';
import { addInternalComment, deleteInternalComment } from '../../use-cases/desk/comment-internally.js';
import { internalCommentsOf } from '../../use-cases/desk/read-internal-comments.js';
import { AppealObject } from '../appeal.type.js';
import { PageArgs } from '../page.args.js';
import {
  AddInternalCommentInput,
  AddInternalCommentResult,
  AddInternalCommentSuccess,
  DeleteInternalCommentInput,
  DeleteInternalCommentResult,
  DeleteInternalCommentSuccess,
  InternalCommentConnection,
  InternalCommentObject,
} from './internal-comment.type.js';

@Resolver(() => InternalCommentObject)
export class InternalCommentResolver {
  @Access(APPEAL_PERMISSIONS, 'internal-comment.add')
  @Mutation(() => AddInternalCommentResult, {
    description: 'Writes a note for colleagues on an appeal, whatever its status; the appeal’s version and history stay as they are. For those who work in the cabinet, but auditors and the author.',
  })
  addInternalComment(@Arg('input', () => AddInternalCommentInput, { description: 'On which appeal, and what.' }) input: AddInternalCommentInput, @Ctx() ctx: AppealsContext): Promise<typeof AddInternalCommentResult> {
    return outcome(ctx.locale, async () => Object.assign(new AddInternalCommentSuccess(), { comment: await addInternalComment(ctx, input) }));
  }

  @Access(APPEAL_PERMISSIONS, 'internal-comment.take-back')
  @Mutation(() => DeleteInternalCommentResult, {
    description: 'Takes a note back within 15 minutes. For whoever wrote it. A note is never changed: write another one.',
  })
  deleteInternalComment(@Arg('input', () => DeleteInternalCommentInput, { description: 'Which one.' }) input: DeleteInternalCommentInput, @Ctx() ctx: AppealsContext): Promise<typeof DeleteInternalCommentResult> {
    return outcome(ctx.locale, async () => Object.assign(new DeleteInternalCommentSuccess(), { commentId: await deleteInternalComment(ctx, input) }));
  }

  @FieldResolver(() => [String], { description: 'Logins of colleagues whom it names.' })
  mentions(@Root() comment: Ref<InternalComment>): string[] {
    return [...(comment.mentions ?? [])];
  }
}

@Resolver(() => AppealObject)
export class AppealInternalCommentsResolver {
  @Access(APPEAL_PERMISSIONS, 'internal-comment.read')
  @FieldResolver(() => InternalCommentConnection, {
    nullable: true,
    description: 'Notes of the viewer’s cabinet on it, the first one first; those of another agency stay with it. Null for those who do not work in the cabinet, nor look after it, and always for the author.',
  })
  internalComments(@Root() appeal: Ref<Appeal>, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: AppealsContext): Promise<Connection<InternalComment> | null> {
    return internalCommentsOf(ctx, appeal, page);
  }
}

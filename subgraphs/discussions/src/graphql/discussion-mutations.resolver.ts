import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { DiscussionsContext } from '../discussions-context.js';
import { DiscussionKind } from '../domain/discussion-kind.js';
import { DISCUSSION_PERMISSIONS } from '../permissions.js';
import type { Discussion } from '../store/discussion.entity.js';
import { addDraftVersion } from '../use-cases/add-draft-version.js';
import { closeDiscussion } from '../use-cases/close-discussion.js';
import { createDiscussion } from '../use-cases/create-discussion.js';
import { finishDiscussion } from '../use-cases/finish-discussion.js';
import { publishDiscussion } from '../use-cases/publish-discussion.js';
import {
  AddDraftVersionInput,
  AddDraftVersionResult,
  AddDraftVersionSuccess,
  CloseDiscussionInput,
  CloseDiscussionResult,
  CloseDiscussionSuccess,
  CreateDiscussionInput,
  CreateDiscussionResult,
  CreateDiscussionSuccess,
  FinishDiscussionInput,
  FinishDiscussionResult,
  FinishDiscussionSuccess,
  PublishDiscussionInput,
  PublishDiscussionResult,
  PublishDiscussionSuccess,
} from './mutations.type.js';

@Resolver()
export class DiscussionMutationsResolver {
  @Access(DISCUSSION_PERMISSIONS, 'discussion.prepare')
  @Mutation(() => CreateDiscussionResult, {
    description: 'Draws up a discussion. For administrators, coordinators and approvers of the agency’s cabinet.',
  })
  createDiscussion(
    @Arg('input', () => CreateDiscussionInput, { description: 'The discussion.' }) input: CreateDiscussionInput,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<typeof CreateDiscussionResult> {
    const kind = input.kind ?? DiscussionKind.NORMATIVE_ACT;
    return answer(ctx, CreateDiscussionSuccess, () => createDiscussion(ctx, { ...input, kind }));
  }

  @Access(DISCUSSION_PERMISSIONS, 'discussion.publish')
  @Mutation(() => PublishDiscussionResult, {
    description: 'Publishes a discussion; it opens and closes by itself. For administrators and approvers of the agency’s cabinet.',
  })
  publishDiscussion(
    @Arg('input', () => PublishDiscussionInput, { description: 'Which one.' }) input: PublishDiscussionInput,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<typeof PublishDiscussionResult> {
    return answer(ctx, PublishDiscussionSuccess, () => publishDiscussion(ctx, input));
  }

  @Access(DISCUSSION_PERMISSIONS, 'discussion.prepare')
  @Mutation(() => AddDraftVersionResult, {
    description: 'Adds the next version of the act. For administrators, coordinators and approvers of the agency’s cabinet.',
  })
  addDraftVersion(
    @Arg('input', () => AddDraftVersionInput, { description: 'The version.' }) input: AddDraftVersionInput,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<typeof AddDraftVersionResult> {
    return answer(ctx, AddDraftVersionSuccess, () => addDraftVersion(ctx, input));
  }

  @Access(DISCUSSION_PERMISSIONS, 'discussion.finish')
  @Mutation(() => CloseDiscussionResult, {
    description:
      'Ends an open discussion before its time, if the shortest term has passed. For administrators and approvers of the agency’s cabinet.',
  })
  closeDiscussion(
    @Arg('input', () => CloseDiscussionInput, { description: 'Which one.' }) input: CloseDiscussionInput,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<typeof CloseDiscussionResult> {
    return answer(ctx, CloseDiscussionSuccess, () => closeDiscussion(ctx, input));
  }

  @Access(DISCUSSION_PERMISSIONS, 'discussion.finish')
  @Mutation(() => FinishDiscussionResult, {
    description:
      'Finishes a discussion whose term is over. Refused with one issue per proposal that still waits for a moderator or a reply. ' +
      'For administrators and approvers of the agency’s cabinet.',
  })
  finishDiscussion(
    @Arg('input', () => FinishDiscussionInput, { description: 'Which one.' }) input: FinishDiscussionInput,
    @Ctx() ctx: DiscussionsContext,
  ): Promise<typeof FinishDiscussionResult> {
    return answer(ctx, FinishDiscussionSuccess, () => finishDiscussion(ctx, input));
  }
}

/** Runs a use-case and wraps the discussion it answers, or its refusal. */
function answer<Success extends { discussion: Discussion }>(
  ctx: DiscussionsContext,
  success: new () => Success,
  run: () => Promise<Discussion>,
) {
  return outcome(ctx.locale, async () => Object.assign(new success(), { discussion: await run() }));
}

import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import { requireStatus } from '../domain/require-status.js';
import { checkPublishedTerm } from '../domain/term.js';
import type { Discussion } from '../store/discussion.entity.js';
import { regionTimeZone } from '../store/published.js';
import { recordActivity } from '../store/record-activity.js';
import { changeDiscussionOnce } from './change-once.js';
import { lockDiscussion } from './lock.js';
import { requireRight, requireStaff, requireValid } from './require.js';
import type { Setting } from './setting.js';

/** Which discussion to publish, and its term if it is to be another one than in the draft. */
export interface PublishDiscussionInput {
  readonly discussionId: string;
  readonly opensAt?: Date | null;
  readonly closesAt?: Date | null;
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey?: string | null;
}

/** The agency publishes a discussion: everybody sees it, and it opens by itself when its term begins. */
export function publishDiscussion(setting: Setting, input: PublishDiscussionInput): Promise<Discussion> {
  const { viewer, clock } = setting;
  const clerk = requireStaff(viewer, 'discussion.publish');
  return changeDiscussionOnce(setting, { viewer: clerk, mutation: 'publishDiscussion', input }, async (tx) => {
    const discussion = await lockDiscussion(tx, viewer, input.discussionId);
    requireRight(viewer, 'discussion.publish', discussion.cabinetId);
    const now = clock.now();
    requireStatus(discussion, now, DiscussionStatus.DRAFT);
    const term = { opensAt: input.opensAt ?? discussion.opensAt, closesAt: input.closesAt ?? discussion.closesAt };
    requireValid(checkPublishedTerm(discussion.kind, term, now, await regionTimeZone(tx)));
    Object.assign(discussion, term, { publishedAt: now });
    await recordActivity(tx, discussion, { event: DiscussionEvent.PUBLISHED, at: now });
    return discussion;
  });
}

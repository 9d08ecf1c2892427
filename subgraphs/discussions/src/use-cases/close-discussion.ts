import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import { requireStatus } from '../domain/require-status.js';
import { requireShortestTerm } from '../domain/term.js';
import type { Discussion } from '../store/discussion.entity.js';
import { recordActivity } from '../store/record-activity.js';
import { changeDiscussionOnce } from './change-once.js';
import { lockDiscussion } from './lock.js';
import { requireRight, requireStaff } from './require.js';
import type { Setting } from './setting.js';

/** Which discussion to end. */
export interface EndDiscussionInput {
  readonly discussionId: string;
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey?: string | null;
}

/** The agency ends an open discussion before its time, if the shortest term has passed. Without this it closes by itself. */
export function closeDiscussion(setting: Setting, input: EndDiscussionInput): Promise<Discussion> {
  const { viewer, clock } = setting;
  const clerk = requireStaff(viewer, 'discussion.finish');
  return changeDiscussionOnce(setting, { viewer: clerk, mutation: 'closeDiscussion', input }, async (tx) => {
    const discussion = await lockDiscussion(tx, viewer, input.discussionId);
    requireRight(viewer, 'discussion.finish', discussion.cabinetId);
    const now = clock.now();
    requireStatus(discussion, now, DiscussionStatus.OPEN);
    requireShortestTerm(discussion.kind, discussion.opensAt, now);
    discussion.closedAt = now;
    await recordActivity(tx, discussion, { event: DiscussionEvent.CLOSED, at: now });
    return discussion;
  });
}

import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import { requireStatus } from '../domain/require-status.js';
import { requireShortestTerm } from '../domain/term.js';
import type { Discussion } from '../store/discussion.entity.js';
import { recordActivity } from '../store/record-activity.js';
import { inTransaction } from './in-transaction.js';
import { lockDiscussion } from './lock.js';
import { requireRight, requireStaff } from './require.js';
import type { Setting } from './setting.js';

/** The agency ends an open discussion before its time, if the shortest term has passed. Without this it closes by itself. */
export function closeDiscussion(setting: Setting, discussionId: string): Promise<Discussion> {
  const { viewer, clock } = setting;
  requireStaff(viewer, 'discussion.finish');
  return inTransaction(setting, async (tx) => {
    const discussion = await lockDiscussion(tx, viewer, discussionId);
    requireRight(viewer, 'discussion.finish', discussion.cabinetId);
    const now = clock.now();
    requireStatus(discussion, now, DiscussionStatus.OPEN);
    requireShortestTerm(discussion.kind, discussion.opensAt, now);
    discussion.closedAt = now;
    await recordActivity(tx, discussion, { event: DiscussionEvent.CLOSED, at: now });
    return discussion;
  });
}

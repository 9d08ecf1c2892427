import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import { openEndIssues } from '../domain/open-ends.js';
import { ProposalStatus } from '../domain/proposal.js';
import { requireStatus } from '../domain/require-status.js';
import type { Discussion } from '../store/discussion.entity.js';
import { ProposalEntity } from '../store/proposal.entity.js';
import { recordActivity } from '../store/record-activity.js';
import { changeDiscussionOnce } from './change-once.js';
import type { EndDiscussionInput } from './close-discussion.js';
import { lockDiscussion } from './lock.js';
import { requireRight, requireStaff, requireValid } from './require.js';
import type { Setting } from './setting.js';

/** The agency finishes a discussion: the protocol is final. Refused with the list of proposals that wait for a moderator or a reply. */
export function finishDiscussion(setting: Setting, input: EndDiscussionInput): Promise<Discussion> {
  const { viewer, clock } = setting;
  const clerk = requireStaff(viewer, 'discussion.finish');
  return changeDiscussionOnce(setting, { viewer: clerk, mutation: 'finishDiscussion', input }, async (tx) => {
    const discussion = await lockDiscussion(tx, viewer, input.discussionId);
    requireRight(viewer, 'discussion.finish', discussion.cabinetId);
    const now = clock.now();
    requireStatus(discussion, now, DiscussionStatus.REVIEW);
    const open = await tx.find(
      ProposalEntity,
      { discussionId: discussion.id, $or: [{ status: ProposalStatus.PENDING }, { status: ProposalStatus.PUBLISHED, replyOutcome: null }] },
      { fields: ['id', 'status'], orderBy: { id: 'asc' } },
    );
    requireValid(openEndIssues(open));
    discussion.finishedAt = now;
    await recordActivity(tx, discussion, { event: DiscussionEvent.FINISHED, at: now });
    return discussion;
  });
}

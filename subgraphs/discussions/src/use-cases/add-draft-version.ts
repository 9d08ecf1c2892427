import { checkText } from '@otklik/base';
import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import { MAX_WORD_LENGTH, checkClauses, cleanClauses } from '../domain/draft.js';
import { plainText } from '../domain/plain-text.js';
import { requireStatus } from '../domain/require-status.js';
import type { Discussion } from '../store/discussion.entity.js';
import { recordActivity } from '../store/record-activity.js';
import { writeDraftVersion } from '../store/write-draft-version.js';
import { changeDiscussionOnce } from './change-once.js';
import type { ClauseInput } from './create-discussion.js';
import { lockDiscussion } from './lock.js';
import { requireRight, requireStaff, requireValid } from './require.js';
import type { Setting } from './setting.js';

/** The next version of an act. */
export interface AddDraftVersionInput {
  readonly idempotencyKey: string;
  readonly discussionId: string;
  readonly clauses: readonly ClauseInput[];
  /** What changed and why. */
  readonly explanation: string;
}

/** The agency adds a version of the act; the older ones and what was proposed to them stay as they are. */
export async function addDraftVersion(setting: Setting, input: AddDraftVersionInput): Promise<Discussion> {
  const { viewer, clock } = setting;
  const clerk = requireStaff(viewer, 'discussion.prepare');
  const now = clock.now();
  return changeDiscussionOnce(setting, { viewer: clerk, mutation: 'addDraftVersion', input }, async (tx) => {
    const discussion = await lockDiscussion(tx, viewer, input.discussionId);
    requireRight(viewer, 'discussion.prepare', discussion.cabinetId);
    const clauses = cleanClauses(input.clauses);
    const explanation = plainText(input.explanation);
    requireValid([...checkText(explanation, ['explanation'], MAX_WORD_LENGTH), ...checkClauses(clauses)]);
    const { DRAFT, ANNOUNCED, OPEN, REVIEW } = DiscussionStatus;
    requireStatus(discussion, now, DRAFT, ANNOUNCED, OPEN, REVIEW);
    discussion.draftNumber += 1;
    writeDraftVersion(tx, discussion, { clauses, explanation, at: now, createdBy: clerk.login });
    await recordActivity(tx, discussion, { event: DiscussionEvent.DRAFT_VERSION_ADDED, at: now });
    return discussion;
  });
}

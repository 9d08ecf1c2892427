import { CodedError } from '@otklik/base';
import { decodeCursor } from '@otklik/events';
import type { OutcomeCounts } from '../domain/protocol.js';
import type { Activity } from '../store/activity.entity.js';
import type { Discussion } from '../store/discussion.entity.js';
import type { Proposal } from '../store/proposal.entity.js';
import { topicOf } from '../store/record-activity.js';
import { findProposal, readDiscussion } from './read.js';
import type { Setting } from './setting.js';

/** One thing that happened in a discussion, and the discussion as it is now. */
export interface DiscussionActivity {
  readonly activity: Activity;
  readonly discussion: Discussion;
  /** What it is about, if the viewer may know of it now. */
  readonly proposal: Proposal | null;
  /** As they are now. */
  readonly counts: OutcomeCounts;
}

/**
 * What a cursor stands for.
 * @throws CodedError BAD_CURSOR, or NOT_FOUND when there is no such discussion or the viewer may not know of it
 */
export async function readActivity(setting: Setting, text: string): Promise<DiscussionActivity> {
  const cursor = decodeCursor(text);
  const [, id = ''] = cursor.kind === 'version' ? cursor.topic.split('/') : [];
  if (cursor.kind !== 'version' || cursor.topic !== topicOf(id)) throw CodedError.badCursor();
  const discussion = await readDiscussion(setting, id);
  // A version that no column can hold never happened.
  if (cursor.version > discussion.version) throw CodedError.badCursor();
  const activity = await setting.loaders.activity.load({ discussionId: discussion.id, version: cursor.version });
  if (activity === null) throw CodedError.badCursor();
  const proposal = activity.proposalId == null ? null : await findProposal(setting, activity.proposalId);
  const { counts } = await setting.loaders.protocol.load(discussion);
  return { activity, discussion, proposal, counts };
}

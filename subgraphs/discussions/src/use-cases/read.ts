import { CodedError, isId } from '@otklik/base';
import type { Discussion } from '../store/discussion.entity.js';
import type { Proposal } from '../store/proposal.entity.js';
import { mayReadDiscussion, mayReadProposal } from './may-read.js';
import type { Setting } from './setting.js';

/** The discussion, or null when there is none or the viewer may not know of it: the two look the same. */
export async function findDiscussion({ viewer, loaders }: Setting, id: string): Promise<Discussion | null> {
  const discussion = isId(id) ? await loaders.discussion.load(id.toLowerCase()) : null;
  return discussion !== null && mayReadDiscussion(viewer, discussion) ? discussion : null;
}

/** The discussion. @throws CodedError NOT_FOUND when there is none or the viewer may not know of it */
export async function readDiscussion(setting: Setting, id: string): Promise<Discussion> {
  const discussion = await findDiscussion(setting, id);
  if (discussion === null) throw CodedError.notFound();
  return discussion;
}

/** The proposal, or null when there is none or the viewer may not know of it: the two look the same. */
export async function findProposal(setting: Setting, id: string): Promise<Proposal | null> {
  const proposal = isId(id) ? await setting.loaders.proposal.load(id.toLowerCase()) : null;
  if (proposal === null) return null;
  const discussion = await findDiscussion(setting, proposal.discussionId);
  return discussion !== null && mayReadProposal(setting.viewer, proposal, discussion.cabinetId) ? proposal : null;
}

/** The proposal. @throws CodedError NOT_FOUND when there is none or the viewer may not know of it */
export async function readProposal(setting: Setting, id: string): Promise<Proposal> {
  const proposal = await findProposal(setting, id);
  if (proposal === null) throw CodedError.notFound();
  return proposal;
}

import type { Viewer } from '@otklik/identity';
import { ProposalStatus } from '../domain/proposal.js';
import type { ReadableScope } from '../domain/readable-scope.js';
import { DISCUSSION_PERMISSIONS } from '../permissions.js';

/** Whether the viewer may know of a discussion: everybody once it is published, before that only insiders. */
export function mayReadDiscussion(
  viewer: Viewer,
  { cabinetId, publishedAt }: { readonly cabinetId: string; readonly publishedAt?: Date | null },
): boolean {
  return publishedAt != null || DISCUSSION_PERMISSIONS.allows(viewer, 'discussion.read-draft', { cabinetId });
}

/** Whether the viewer may know of a proposal in a discussion they may read: everybody once it is published, else its author and insiders. */
export function mayReadProposal(
  viewer: Viewer,
  { authorId, status }: { readonly authorId: string; readonly status: ProposalStatus },
  cabinetId: string,
): boolean {
  return status === ProposalStatus.PUBLISHED || DISCUSSION_PERMISSIONS.allows(viewer, 'proposal.read-unpublished', { cabinetId, ownerId: authorId });
}

/** Whose drafts the viewer may know of besides what is published. */
export function draftScope(viewer: Viewer): ReadableScope {
  return scopeOf(viewer, 'discussion.read-draft');
}

/** Which proposals the viewer may know of besides what is published. */
export function proposalScope(viewer: Viewer): ReadableScope {
  return scopeOf(viewer, 'proposal.read-unpublished');
}

function scopeOf(viewer: Viewer, action: 'discussion.read-draft' | 'proposal.read-unpublished'): ReadableScope {
  return {
    everything: DISCUSSION_PERMISSIONS.allows(viewer, action),
    personId: viewer.kind === 'person' ? viewer.citizenId : null,
    cabinetIds: DISCUSSION_PERMISSIONS.cabinetsFor(viewer, action),
  };
}

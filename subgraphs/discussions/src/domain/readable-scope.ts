import { isInsider, type Asker } from './permissions.js';
import { ProposalStatus } from './proposal.js';

/** Whether the asker may know of a discussion: everybody once it is published, before that only insiders. */
export function mayReadDiscussion(asker: Asker, discussion: { readonly cabinetId: string; readonly publishedAt?: Date | null }): boolean {
  return discussion.publishedAt != null || isInsider(asker, discussion.cabinetId);
}

/** Whether the asker may know of a proposal in a discussion they may read: everybody once it is published, else its author and insiders. */
export function mayReadProposal(
  asker: Asker,
  proposal: { readonly authorId: string; readonly status: ProposalStatus },
  cabinetId: string,
): boolean {
  if (proposal.status === ProposalStatus.PUBLISHED || isInsider(asker, cabinetId)) return true;
  return asker.kind === 'person' && asker.citizenId === proposal.authorId;
}

/** What a list may show besides what is published: the two rules above said for many at once. */
export interface ReadableScope {
  /** Everything: the operator. */
  readonly everything: boolean;
  /** What this person wrote. */
  readonly personId: string | null;
  /** What belongs to these cabinets. */
  readonly cabinetIds: readonly string[];
}

/** What the asker may know of besides what is published. */
export function readableScope(asker: Asker): ReadableScope {
  if (asker.kind === 'anonymous') return { everything: false, personId: null, cabinetIds: [] };
  return {
    everything: asker.grants.some(({ role, cabinetId }) => cabinetId === null && role === 'OPERATOR'),
    personId: asker.citizenId,
    cabinetIds: [...new Set(asker.grants.flatMap(({ cabinetId }) => cabinetId ?? []))],
  };
}

import { ProposalStance, type ProposalOutcome } from '../domain/proposal.js';
import type { Proposal } from '../store/proposal.entity.js';
import type { Setting } from './setting.js';

/** Who wrote it, for themselves. */
export function authorFor({ viewer }: Setting, { authorId }: Proposal): string | null {
  return viewer.kind === 'person' && viewer.citizenId === authorId ? authorId : null;
}

/** The counts for everybody, and the viewer's own stance for the viewer. */
export async function supportFor(
  { viewer, loaders }: Setting,
  proposal: Proposal,
): Promise<{ for: number; against: number; mine: ProposalStance | null }> {
  const counts = { for: proposal.supportsFor, against: proposal.supportsAgainst };
  if (viewer.kind !== 'person') return { ...counts, mine: null };
  const mine = await loaders.stance.load({ proposalId: proposal.id, personId: viewer.citizenId });
  return { ...counts, mine: mine ?? ProposalStance.NONE };
}

/** The agency's reply, public as soon as it is there. */
export function replyOf({
  replyOutcome,
  replyExplanation,
  repliedAt,
}: Proposal): { outcome: ProposalOutcome; explanation: string; at: Date } | null {
  if (replyOutcome == null || replyExplanation == null || repliedAt == null) return null;
  return { outcome: replyOutcome, explanation: replyExplanation, at: repliedAt };
}

import { ProposalStance } from './proposal.js';

/** How many are for a proposal and how many against it. */
export interface SupportCounts {
  readonly supportsFor: number;
  readonly supportsAgainst: number;
}

/** The counts after one person has changed their mind. */
export function countsAfter({ supportsFor, supportsAgainst }: SupportCounts, before: ProposalStance, after: ProposalStance): SupportCounts {
  return {
    supportsFor: supportsFor + is(after, ProposalStance.FOR) - is(before, ProposalStance.FOR),
    supportsAgainst: supportsAgainst + is(after, ProposalStance.AGAINST) - is(before, ProposalStance.AGAINST),
  };
}

function is(stance: ProposalStance, counted: ProposalStance): 0 | 1 {
  return stance === counted ? 1 : 0;
}

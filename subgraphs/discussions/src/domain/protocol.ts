import { ProposalOutcome } from './proposal.js';

/** Published proposals to one clause with one outcome, or without a reply yet. */
export interface ProtocolRow {
  /** Null for proposals to the whole act. */
  readonly clauseId: string | null;
  readonly outcome: ProposalOutcome | null;
  readonly proposals: number;
}

/** What became of some proposals. */
export interface OutcomeCounts {
  /** All that were published. */
  readonly proposals: number;
  readonly accepted: number;
  readonly partly: number;
  readonly rejected: number;
  /** Those that still wait for the agency's reply. */
  readonly unanswered: number;
}

/** The counts of one clause. */
export interface ClauseCounts {
  readonly clauseId: string | null;
  readonly counts: OutcomeCounts;
}

/** The summary of a discussion. */
export interface Protocol {
  readonly counts: OutcomeCounts;
  /** One entry for each clause that has a published proposal, in the order of the rows. */
  readonly byClause: readonly ClauseCounts[];
}

/** Adds the rows up, as a whole and by clause. */
export function protocolOf(rows: readonly ProtocolRow[]): Protocol {
  const clauses = Map.groupBy(rows, (row) => row.clauseId);
  return { counts: countsOf(rows), byClause: [...clauses].map(([clauseId, ofClause]) => ({ clauseId, counts: countsOf(ofClause) })) };
}

function countsOf(rows: readonly ProtocolRow[]): OutcomeCounts {
  const sum = (fits: (row: ProtocolRow) => boolean) => rows.reduce((total, row) => (fits(row) ? total + row.proposals : total), 0);
  return {
    proposals: sum(() => true),
    accepted: sum(({ outcome }) => outcome === ProposalOutcome.ACCEPTED),
    partly: sum(({ outcome }) => outcome === ProposalOutcome.PARTLY),
    rejected: sum(({ outcome }) => outcome === ProposalOutcome.REJECTED),
    unanswered: sum(({ outcome }) => outcome === null),
  };
}

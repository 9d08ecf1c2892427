/** Where a proposal stands with the moderators. */
export enum ProposalStatus {
  PENDING = 'PENDING',
  PUBLISHED = 'PUBLISHED',
  REJECTED = 'REJECTED',
}

/** What a moderator decides. */
export enum ModerationDecision {
  PUBLISH = 'PUBLISH',
  REJECT = 'REJECT',
}

/** What the agency makes of a proposal. */
export enum ProposalOutcome {
  ACCEPTED = 'ACCEPTED',
  PARTLY = 'PARTLY',
  REJECTED = 'REJECTED',
}

/** What a person thinks of a proposal. */
export enum ProposalStance {
  FOR = 'FOR',
  AGAINST = 'AGAINST',
  NONE = 'NONE',
}

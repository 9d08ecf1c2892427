/** Where a discussion stands. Nothing but time leads from ANNOUNCED over OPEN to REVIEW, so it is worked out and never kept. */
export enum DiscussionStatus {
  DRAFT = 'DRAFT',
  ANNOUNCED = 'ANNOUNCED',
  OPEN = 'OPEN',
  REVIEW = 'REVIEW',
  FINISHED = 'FINISHED',
}

/** The moments that decide the status. */
export interface Milestones {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly publishedAt?: Date | null;
  /** When the agency ended the term before its time. */
  readonly closedAt?: Date | null;
  readonly finishedAt?: Date | null;
}

/** The status at a moment: the term begins with its first moment and ends before its last one. */
export function statusAt({ opensAt, closesAt, publishedAt, closedAt, finishedAt }: Milestones, now: Date): DiscussionStatus {
  if (publishedAt == null) return DiscussionStatus.DRAFT;
  if (finishedAt != null) return DiscussionStatus.FINISHED;
  if (now < opensAt) return DiscussionStatus.ANNOUNCED;
  return now < (closedAt ?? closesAt) ? DiscussionStatus.OPEN : DiscussionStatus.REVIEW;
}

/** Where a survey stands. */
export enum SurveyStatus {
  DRAFT = 'DRAFT',
  SCHEDULED = 'SCHEDULED',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}

/** The moments that a survey's status follows from. */
export interface Schedule {
  /** Absent before publication. */
  readonly publishedAt?: Date | null;
  /** From when it takes answers; absent in a draft that opens as soon as it is published. */
  readonly opensAt?: Date | null;
  /** From when it takes no more. */
  readonly closesAt: Date;
  /** When somebody closed it before its time. */
  readonly closedAt?: Date | null;
}

/** The status at a moment. Nothing has to run when a survey opens or closes: the clock alone does it. */
export function statusAt({ publishedAt, opensAt, closesAt, closedAt }: Schedule, now: Date): SurveyStatus {
  if (publishedAt == null) return SurveyStatus.DRAFT;
  if (closedAt != null || now >= closesAt) return SurveyStatus.CLOSED;
  return opensAt != null && now < opensAt ? SurveyStatus.SCHEDULED : SurveyStatus.OPEN;
}

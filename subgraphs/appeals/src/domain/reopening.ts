/** An answer that its author was not content with, as it is kept. */
export interface EarlierAnswer {
  readonly text: string;
  /** ISO 8601. */
  readonly answeredAt: string;
  /** 1 to 5; null when it was not rated. */
  readonly score: number | null;
}

/** A score up to this one is a bad one. */
export const LOW_SCORE = 2;
export const MAX_REOPENINGS = 2;
export const REOPENED_WITHIN_MS = 30 * 86_400_000;

/** What reopening depends on. */
export interface Answered {
  readonly answeredAt?: Date | null;
  readonly ratingScore?: number | null;
  readonly fixed?: boolean | null;
  readonly earlierAnswers?: readonly unknown[] | null;
}

/** Whether its author has said that the answer is no good: a score of 1 or 2, or that nothing is fixed. */
export function isDiscontent({ ratingScore, fixed }: Answered): boolean {
  return fixed === false || (fixed !== true && ratingScore != null && ratingScore <= LOW_SCORE);
}

/** Whether it is too late: more than thirty days after the answer, or opened twice before. */
export function isTooLateToReopen({ answeredAt, earlierAnswers }: Answered, now: Date): boolean {
  return (earlierAnswers?.length ?? 0) >= MAX_REOPENINGS || (answeredAt != null && now.getTime() - answeredAt.getTime() > REOPENED_WITHIN_MS);
}

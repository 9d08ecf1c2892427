/** What made a version of a survey. */
export enum SurveyChange {
  PUBLISHED = 'PUBLISHED',
  ANSWERED = 'ANSWERED',
  CLOSED = 'CLOSED',
}

/** A draft has this version; publication makes 1, every answer one more, and so does closing before the time. */
export const DRAFT_VERSION = 0;

/** How many answers there were when a version was made; `answers` is how many there are now. */
export function answersAt(version: number, answers: number): number {
  return Math.min(Math.max(version - 1, 0), answers);
}

/** What made a version, which is at least 1. */
export function changeAt(version: number, answers: number): SurveyChange {
  if (version === 1) return SurveyChange.PUBLISHED;
  return version - 1 <= answers ? SurveyChange.ANSWERED : SurveyChange.CLOSED;
}

/** How a list of appeals is sorted. */
export enum AppealOrder {
  NEWEST = 'NEWEST',
  OLDEST = 'OLDEST',
  DUE_FIRST = 'DUE_FIRST',
  DUE_LAST = 'DUE_LAST',
  URGENT_FIRST = 'URGENT_FIRST',
  UPDATED_LAST = 'UPDATED_LAST',
  UPDATED_FIRST = 'UPDATED_FIRST',
  WORST_RATED = 'WORST_RATED',
  BEST_RATED = 'BEST_RATED',
  RELEVANCE = 'RELEVANCE',
}

/** How the term of an appeal stands that still waits for its answer. */
export enum DueState {
  OVERDUE = 'OVERDUE',
  SOON = 'SOON',
  LATER = 'LATER',
}

/** How a list of appeals is sorted. */
export enum AppealOrder {
  NEWEST = 'NEWEST',
  DUE_FIRST = 'DUE_FIRST',
}

/** How the term of an appeal stands that still waits for its answer. */
export enum DueState {
  OVERDUE = 'OVERDUE',
  SOON = 'SOON',
  LATER = 'LATER',
}

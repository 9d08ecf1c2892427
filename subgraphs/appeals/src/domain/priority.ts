/** How soon those who work on an appeal are to take it up. It changes no term. */
export enum Priority {
  NORMAL = 'NORMAL',
  HIGH = 'HIGH',
  URGENT = 'URGENT',
}

/** A priority as it is kept: normal ones are not. */
export function keptPriority(priority: Priority): Priority.HIGH | Priority.URGENT | null {
  return priority === Priority.NORMAL ? null : priority;
}

/** What can happen in a discussion. */
export enum DiscussionEvent {
  CREATED = 'CREATED',
  PUBLISHED = 'PUBLISHED',
  DRAFT_VERSION_ADDED = 'DRAFT_VERSION_ADDED',
  PROPOSAL_SUBMITTED = 'PROPOSAL_SUBMITTED',
  PROPOSAL_PUBLISHED = 'PROPOSAL_PUBLISHED',
  PROPOSAL_REJECTED = 'PROPOSAL_REJECTED',
  SUPPORT_CHANGED = 'SUPPORT_CHANGED',
  PROPOSAL_ANSWERED = 'PROPOSAL_ANSWERED',
  CLOSED = 'CLOSED',
  FINISHED = 'FINISHED',
}

/** Type of the event in the log. */
export function logType(event: DiscussionEvent): string {
  return `discussion.${event.toLowerCase().replaceAll('_', '-')}`;
}

import type { NewEvent } from './event.js';

/** What everybody may hear of an agency. */
export enum AgencyFeedEvent {
  APPEAL_PUBLISHED = 'APPEAL_PUBLISHED',
  APPEAL_STATUS_CHANGED = 'APPEAL_STATUS_CHANGED',
  APPEAL_ANSWERED = 'APPEAL_ANSWERED',
  SURVEY_PUBLISHED = 'SURVEY_PUBLISHED',
  SURVEY_CLOSED = 'SURVEY_CLOSED',
  DISCUSSION_PUBLISHED = 'DISCUSSION_PUBLISHED',
  DISCUSSION_DRAFT_ADDED = 'DISCUSSION_DRAFT_ADDED',
  DISCUSSION_CLOSED = 'DISCUSSION_CLOSED',
  DISCUSSION_FINISHED = 'DISCUSSION_FINISHED',
}

/** One thing for the feed of an agency. */
export interface AgencyFeedNews {
  readonly agencyId: string;
  readonly event: AgencyFeedEvent;
  /** The topic of the object it is about, such as `appeal/<id>`. */
  readonly about: string;
  /** Id of the object. */
  readonly aggregate: string;
  /** The status of the object after it. */
  readonly status: string;
}

/** The topic of an agency’s feed, to which several subgraphs write. */
export function agencyFeedTopic(agencyId: string): string {
  return `agency/${agencyId}`;
}

/** What tells the feed of an agency. Only of what everybody may read after the change; whether they still may is asked when it is served. */
export function agencyFeedEvent({ agencyId, event, about, aggregate, status }: AgencyFeedNews): NewEvent {
  return { topic: agencyFeedTopic(agencyId), type: 'agency.feed', aggregate, version: null, payload: { event, about, status } };
}

import { AgencyFeedEvent, agencyFeedEvent, type NewEvent } from '@otklik/events';
import { feedNews, type Fed, type FedBefore } from '../domain/feed-news.js';

/** What tells the public feeds of agencies of a change of an appeal that everybody may read after it. */
export function feedEvents(about: string, appealId: string, before: FedBefore | null, after: Fed): NewEvent[] {
  return feedNews(before, after).map(({ agencyId, event }) =>
    agencyFeedEvent({ agencyId, event: AgencyFeedEvent[event], about, aggregate: appealId, status: after.status }),
  );
}

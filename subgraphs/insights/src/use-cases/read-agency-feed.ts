import { CodedError, isId } from '@otklik/base';
import { AgencyFeedEvent, agencyFeedTopic } from '@otklik/events';
import { publicPayloadOf } from '../domain/public-change.js';
import { INSIGHTS_PERMISSIONS } from '../permissions.js';
import { findFeedEntry, type FeedEntry } from '../store/feed-entry.js';
import { isAgency, privateCategories } from '../store/published.js';
import type { Setting } from './setting.js';
import { newestCursor, readTopicCursor, unknownVersion } from './topic-cursor.js';

/** One thing that everybody may hear of an agency. */
export interface AgencyFeedItem {
  readonly event: AgencyFeedEvent;
  readonly at: Date;
  readonly status: string | null;
  /** The topic of what it is about. */
  readonly about: string;
  readonly aggregate: string;
}

/** What stands at a place of an agency’s feed. */
export interface AgencyFeed {
  readonly agencyId: string;
  readonly version: number;
  /** Null at the beginning, version 0, and where it is about something that is not public any more. */
  readonly item: AgencyFeedItem | null;
}

/**
 * What a cursor of an agency’s feed stands for.
 * @throws CodedError BAD_CURSOR, CURSOR_EXPIRED for what retention has removed, NOT_FOUND when there is no such agency, or FORBIDDEN for a machine without the scope
 */
export async function readAgencyFeed(setting: Pick<Setting, 'viewer' | 'em'>, cursor: string): Promise<AgencyFeed> {
  const { viewer, em } = setting;
  INSIGHTS_PERMISSIONS.requireToRead(viewer, 'change.list');
  const { of: agencyId, version } = readTopicCursor(cursor, 'agency');
  if (!isId(agencyId) || agencyId !== agencyId.toLowerCase()) throw CodedError.badCursor();
  if (!(await isAgency(em, agencyId))) throw CodedError.notFound();
  if (version === 0) return { agencyId, version, item: null };
  const entry = await findFeedEntry(em, agencyId, version);
  if (entry === null) throw await unknownVersion(setting, agencyFeedTopic(agencyId), version);
  return { agencyId, version, item: itemOf(entry, await privateCategories(em)) };
}

/** Where the feed of an agency is now. */
export function agencyFeedCursor(setting: Pick<Setting, 'loaders'>, agencyId: string): Promise<string> {
  return newestCursor(setting, agencyFeedTopic(agencyId.toLowerCase()));
}

/** Surveys and discussions that were published stay public. */
function itemOf({ event, at, status, about, aggregate, newest }: FeedEntry, privateCategories: ReadonlySet<string>): AgencyFeedItem | null {
  const known = Object.values(AgencyFeedEvent).find((each) => each === event);
  if (known === undefined || about === null) return null;
  if (about.startsWith('appeal/') && publicPayloadOf({ payload: newest }, privateCategories) === null) return null;
  return { event: known, at, status, about, aggregate };
}

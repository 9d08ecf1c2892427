import type { EntityManager } from '@mikro-orm/postgresql';
import { AgencyFeedEvent, agencyFeedEvent, appendEvents, encodeCursor } from '@otklik/events';
import { DiscussionEvent, logType } from '../domain/discussion-event.js';
import { statusAt } from '../domain/discussion-status.js';
import { ProposalStatus } from '../domain/proposal.js';
import { ActivityEntity } from './activity.entity.js';
import type { Discussion } from './discussion.entity.js';
import type { Proposal } from './proposal.entity.js';

/** Something that has just happened in a discussion. */
export interface Happening {
  readonly event: DiscussionEvent;
  readonly at: Date;
  /** The proposal it is about, as it is now. */
  readonly proposal?: Proposal;
}

/**
 * Raises the discussion's version and writes what happened into its activity and into the outbox, in the caller's
 * transaction and under the discussion's row lock. The event says where to look: nothing of who did it nor what was
 * written, and a proposal that the public may not see is not named.
 */
export async function recordActivity(tx: EntityManager, discussion: Discussion, { event, at, proposal }: Happening): Promise<void> {
  discussion.version += 1;
  const { id, version, agencyId, cabinetId } = discussion;
  tx.create(ActivityEntity, { discussionId: id, version, at, event, proposalId: proposal?.id ?? null });
  const isPublic = discussion.publishedAt != null && (proposal === undefined || proposal.status === ProposalStatus.PUBLISHED);
  const payload = { at: at.toISOString(), agencyId, cabinetId, public: isPublic, proposalId: isPublic ? (proposal?.id ?? null) : null };
  const feedEvent = discussion.publishedAt == null ? undefined : FEED[event];
  const news = feedEvent === undefined ? [] : [agencyFeedEvent({ agencyId, event: feedEvent, about: topicOf(id), aggregate: id, status: statusAt(discussion, at) })];
  await appendEvents(
    (sql, params) => tx.execute(sql, params),
    [{ topic: topicOf(id), type: logType(event), aggregate: id, version, payload }, ...news],
  );
}

/** What the feed of the agency is told of, once the discussion is published. */
const FEED: Readonly<Partial<Record<DiscussionEvent, AgencyFeedEvent>>> = {
  [DiscussionEvent.PUBLISHED]: AgencyFeedEvent.DISCUSSION_PUBLISHED,
  [DiscussionEvent.DRAFT_VERSION_ADDED]: AgencyFeedEvent.DISCUSSION_DRAFT_ADDED,
  [DiscussionEvent.CLOSED]: AgencyFeedEvent.DISCUSSION_CLOSED,
  [DiscussionEvent.FINISHED]: AgencyFeedEvent.DISCUSSION_FINISHED,
};

/** The topic of a discussion in the event log. */
export function topicOf(discussionId: string): string {
  return `discussion/${discussionId}`;
}

/** The cursor from which a client hears of everything that happens after this version. */
export function cursorOf(discussionId: string, version: number): string {
  return encodeCursor({ kind: 'version', topic: topicOf(discussionId), version });
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { AgencyFeedEvent, agencyFeedEvent, appendEvents, encodeCursor } from '@otklik/events';
import { statusAt } from '../domain/survey-status.js';
import type { Survey } from './survey.entity.js';

/**
 * Writes a change of a published survey into the outbox, in the caller's transaction and under the survey's row lock. The
 * survey already carries its new version. The event says how many have answered, never who or what.
 */
export async function recordChange(tx: EntityManager, survey: Survey, type: `survey.${string}`, at: Date): Promise<void> {
  const { id, version, agencyId, cabinetId, answers, opensAt, closesAt, closedAt } = survey;
  const moments = { opensAt: opensAt?.toISOString() ?? null, closesAt: closesAt.toISOString(), closedAt: closedAt?.toISOString() ?? null };
  const status = statusAt(survey, at);
  const payload = { at: at.toISOString(), public: true, status, agencyId, cabinetId, answers, ...moments };
  const event = FEED[type];
  const news = event === undefined ? [] : [agencyFeedEvent({ agencyId, event, about: topicOf(id), aggregate: id, status })];
  await appendEvents((sql, params) => tx.execute(sql, params), [{ topic: topicOf(id), type, aggregate: id, version, payload }, ...news]);
}

/** What the feed of the agency is told of. */
const FEED: Readonly<Record<string, AgencyFeedEvent>> = {
  'survey.published': AgencyFeedEvent.SURVEY_PUBLISHED,
  'survey.closed': AgencyFeedEvent.SURVEY_CLOSED,
};

/** The topic of a survey in the event log. */
export function topicOf(surveyId: string): string {
  return `survey/${surveyId}`;
}

/** The cursor from which a client hears of every change after this version. */
export function cursorOf(surveyId: string, version: number): string {
  return encodeCursor({ kind: 'version', topic: topicOf(surveyId), version });
}

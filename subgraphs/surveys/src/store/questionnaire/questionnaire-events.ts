import type { EntityManager } from '@mikro-orm/postgresql';
import { appendEvents, encodeCursor } from '@otklik/events';
import type { Questionnaire } from './questionnaire.entity.js';

/** What happened to a questionnaire. */
export type QuestionnaireEvent = 'questionnaire.published' | 'questionnaire.answered' | 'questionnaire.closed';

/**
 * Writes a change of a published questionnaire into the outbox, in the caller's transaction and under its row lock. It already carries
 * its new version. The event says how many have answered, never who or what.
 */
export async function recordQuestionnaire(tx: EntityManager, questionnaire: Questionnaire, type: QuestionnaireEvent, at: Date): Promise<void> {
  const { id, version, agencyId, cabinetId, answers, publishedNumber, closedAt } = questionnaire;
  const payload = { at: at.toISOString(), public: true, agencyId, cabinetId, answers, publishedVersion: publishedNumber, closedAt: closedAt?.toISOString() ?? null };
  await appendEvents((sql, params) => tx.execute(sql, params), [{ topic: questionnaireTopic(id), type, aggregate: id, version, payload }]);
}

/** The topic of a questionnaire in the event log. */
export function questionnaireTopic(id: string): string {
  return `questionnaire/${id}`;
}

/** The cursor from which a client hears of every change after this version. */
export function questionnaireCursor(id: string, version: number): string {
  return encodeCursor({ kind: 'version', topic: questionnaireTopic(id), version });
}

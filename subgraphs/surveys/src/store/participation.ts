import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '@otklik/base';
import { insertPatiently, keyReused } from '@otklik/subgraph';

/** One person's answer to one survey, as marks. */
export interface Participation {
  readonly surveyId: string;
  readonly voteKey: string;
  readonly keyMark: string;
  readonly bodyMark: string;
}

/**
 * Takes a person's one answer to a survey, in the caller's transaction: first thing, so that whoever comes with the same
 * marks meanwhile waits for its end, and a refusal later on gives it back. Returns false when the same key and body have
 * been counted before.
 * @throws Refusal Conflict IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_IN_USE, or ALREADY_EXISTS when the person has answered with another key
 */
export async function takePart(tx: EntityManager, { surveyId, voteKey, keyMark, bodyMark }: Participation): Promise<boolean> {
  const row = { vote_key: ['text', voteKey], survey_id: ['uuid', surveyId], key_mark: ['text', keyMark], body_mark: ['text', bodyMark] } as const;
  if (await insertPatiently(tx, 'surveys.participation', row)) return true;
  const [used] = await tx.execute<{ body_mark: string }[]>('select body_mark from surveys.participation where key_mark = ?', [keyMark]);
  if (used === undefined)
    throw Refusal.conflict('ALREADY_EXISTS', { ru: 'Вы уже ответили на этот опрос.', en: 'You have answered this survey already.' });
  if (used.body_mark !== bodyMark) throw keyReused();
  return false;
}

/** Which of some vote keys have been used. */
export async function usedVoteKeys(em: EntityManager, voteKeys: readonly string[]): Promise<Set<string>> {
  const rows = await em.execute<{ vote_key: string }[]>('select vote_key from surveys.participation where vote_key in (?)', [
    [...voteKeys],
  ]);
  return new Set(rows.map((row) => row.vote_key));
}

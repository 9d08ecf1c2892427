import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, type LocalDate, type LocalizedText } from '@otklik/base';
import { insertPatiently, keyReused } from '@otklik/subgraph';
import { randomBytes } from 'node:crypto';
import type { FormKeys, Marks } from '../../domain/questionnaire/form-keys.js';

/**
 * Takes somebody's one answer, in the caller's transaction and as the first thing in it, so that whoever comes with the same marks meanwhile
 * waits for its end. Returns false when the same key and body have been counted before.
 * @param taken what to say to somebody who has answered with another key
 * @throws Refusal Conflict IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_IN_USE, ALREADY_EXISTS
 */
export async function takeAnswer(tx: EntityManager, { mark, keyMark, bodyMark }: Marks, taken: LocalizedText): Promise<boolean> {
  if (await insertPatiently(tx, 'surveys.answer_mark', { mark: ['text', mark], key_mark: ['text', keyMark], body_mark: ['text', bodyMark] })) return true;
  const [used] = await tx.execute<{ body_mark: string }[]>('select body_mark from surveys.answer_mark where key_mark = ?', [keyMark]);
  if (used === undefined) throw Refusal.conflict('ALREADY_EXISTS', taken);
  if (used.body_mark !== bodyMark) throw keyReused();
  return false;
}

/** Which of some marks have been used. */
export async function usedMarks(em: EntityManager, marks: readonly string[]): Promise<Set<string>> {
  const rows = await em.execute<{ mark: string }[]>('select mark from surveys.answer_mark where mark in (?)', [[...marks]]);
  return new Set(rows.map((row) => row.mark));
}

/** An address at a placement, and how often it may answer a day. */
export interface AddressLimit {
  readonly placementId: string;
  readonly address: string;
  readonly perDay: number;
}

/** Counts an answer of an address. What is known of earlier days is forgotten, their salts too. @throws Refusal Conflict LIMIT_REACHED */
export async function countAddress(tx: EntityManager, keys: FormKeys, day: LocalDate, { placementId, address, perDay }: AddressLimit): Promise<void> {
  const mark = keys.addressMark(await saltOf(tx, day), placementId, address);
  const [row] = await tx.execute<{ answers: number }[]>(
    `insert into surveys.address_count (day, mark, answers) values (?::date, ?, 1)
     on conflict (day, mark) do update set answers = address_count.answers + 1 returning answers`,
    [day, mark],
  );
  if (row!.answers > perDay) throw Refusal.conflict('LIMIT_REACHED', TOO_MANY);
}

/** The salt of a day. Whoever comes first on a day forgets those of the days before, and what was counted by them. */
async function saltOf(tx: EntityManager, day: LocalDate): Promise<string> {
  const read = (): Promise<{ salt: string }[]> => tx.execute('select salt from surveys.day_salt where day = ?::date', [day]);
  const [known] = await read();
  if (known !== undefined) return known.salt;
  await tx.execute('delete from surveys.address_count where day < ?::date', [day]);
  await tx.execute('delete from surveys.day_salt where day < ?::date', [day]);
  await tx.execute('insert into surveys.day_salt (day, salt) values (?::date, ?) on conflict do nothing', [day, randomBytes(24).toString('base64url')]);
  const [made] = await read();
  return made!.salt;
}

const TOO_MANY = {
  ru: 'С этого адреса сегодня уже ответили столько раз, сколько можно. Приходите завтра.',
  en: 'As many answers as may come from this address in a day have come today. Please come again tomorrow.',
};

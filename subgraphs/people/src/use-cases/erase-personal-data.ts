import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, checkLine, isId, newId, normaliseLine, type Clock, type ValidationIssue } from '@otklik/base';
import { appendEvents } from '@otklik/events';
import type { Viewer } from '@otklik/identity';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import { addErasure, removePersonalData, type Erasure } from '../store/erasures.js';

/** What erasing works with. */
export interface ErasureSetting {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly clock: Clock;
  readonly onCommitted: () => void;
}

/** What the operator says to have somebody's data erased. */
export interface ErasePersonalDataInput {
  readonly personId: string;
  readonly ground: string;
}

const MAX_GROUND_LENGTH = 500;

/** A person has everything erased that says who they are. @returns whether there was anything */
export function eraseMyPersonalData({ viewer: asker, ...setting }: ErasureSetting, { confirm }: { readonly confirm: boolean }): Promise<boolean> {
  const { citizenId: personId, login } = PEOPLE_PERMISSIONS.requirePerson(asker, 'person.erase-own', {}, { ru: 'Вы не вошли.', en: 'You are not signed in.' });
  if (!confirm) throw Refusal.validation([NOT_CONFIRMED]);
  return erase(setting, { personId, reason: 'OWN_REQUEST', ground: null, erasedBy: login });
}

/** The operator has somebody's data erased. @returns whether there was anything */
export function erasePersonalData({ viewer: asker, ...setting }: ErasureSetting, input: ErasePersonalDataInput): Promise<boolean> {
  const { login } = PEOPLE_PERMISSIONS.requirePerson(asker, 'person.erase');
  const ground = normaliseLine(input.ground);
  const issues = [...(isId(input.personId) ? [] : [BAD_ID]), ...checkLine(ground, ['ground'], MAX_GROUND_LENGTH)];
  if (issues.length > 0) throw Refusal.validation(issues);
  return erase(setting, { personId: input.personId, reason: 'OPERATOR', ground, erasedBy: login });
}

/**
 * Erases, writes down that it was done and tells it by an event, all or nothing. Again, it does and writes nothing.
 * @param writtenBefore what the person wrote since stays
 */
export async function erase(
  { em, clock, onCommitted }: Omit<ErasureSetting, 'viewer'>,
  erasure: Omit<Erasure, 'id' | 'at'> & Partial<Pick<Erasure, 'id'>>,
  writtenBefore: Date | null = null,
): Promise<boolean> {
  const at = clock.now();
  const erased = await em.fork().transactional(async (tx) => {
    if (!(await removePersonalData(tx, erasure.personId, writtenBefore))) return false;
    await addErasure(tx, { id: newId(at.getTime()), ...erasure, at });
    const event = { topic: `citizen/${erasure.personId}`, type: 'PersonalDataErased', aggregate: erasure.personId, version: null, payload: { reason: erasure.reason } };
    await appendEvents((sql, params) => tx.execute(sql, params), [event]);
    return true;
  });
  if (erased) onCommitted();
  return erased;
}

const NOT_CONFIRMED: ValidationIssue = {
  path: ['confirm'],
  code: 'REQUIRED',
  message: { ru: 'Подтвердите: вернуть стёртое нельзя.', en: 'Confirm it: what is erased cannot be brought back.' },
};
const BAD_ID: ValidationIssue = { path: ['personId'], code: 'BAD_FORMAT', message: { ru: 'Это не идентификатор.', en: 'This is not an id.' } };

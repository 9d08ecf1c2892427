import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, checkLine, isId, newId, normaliseLine, type Clock, type ValidationIssue } from '@otklik/base';
import { appendEvents } from '@otklik/events';
import type { PersonViewer, Viewer } from '@otklik/identity';
import { forkFor, once } from '@otklik/subgraph';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import { addErasure, removePersonalData, type Erasure } from '../store/erasures.js';

/** What erasing works with. */
export interface ErasureSetting {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly clock: Clock;
  readonly onCommitted: () => void;
}

/** How a person says that their data shall be erased. */
export interface EraseMyPersonalDataInput {
  readonly confirm: boolean;
  /** Chosen by the client, the same for every retry: with it a retry is answered as the first time. */
  readonly idempotencyKey?: string | null;
}

/** What the operator says to have somebody's data erased. */
export interface ErasePersonalDataInput {
  readonly personId: string;
  readonly ground: string;
  /** Chosen by the client, the same for every retry: with it a retry is answered as the first time. */
  readonly idempotencyKey?: string | null;
}

const MAX_GROUND_LENGTH = 500;

/** A person has everything erased that says who they are. @returns whether there was anything */
export function eraseMyPersonalData(setting: ErasureSetting, input: EraseMyPersonalDataInput): Promise<boolean> {
  const viewer = PEOPLE_PERMISSIONS.requirePerson(setting.viewer, 'person.erase-own', {}, { ru: 'Вы не вошли.', en: 'You are not signed in.' });
  if (!input.confirm) throw Refusal.validation([NOT_CONFIRMED]);
  const { citizenId: personId, login } = viewer;
  return eraseOnce(setting, { viewer, mutation: 'eraseMyPersonalData', input }, { personId, reason: 'OWN_REQUEST', ground: null, erasedBy: login });
}

/** The operator has somebody's data erased. @returns whether there was anything */
export function erasePersonalData(setting: ErasureSetting, input: ErasePersonalDataInput): Promise<boolean> {
  const viewer = PEOPLE_PERMISSIONS.requirePerson(setting.viewer, 'person.erase');
  const ground = normaliseLine(input.ground);
  const issues = [...(isId(input.personId) ? [] : [BAD_ID]), ...checkLine(ground, ['ground'], MAX_GROUND_LENGTH)];
  if (issues.length > 0) throw Refusal.validation(issues);
  const { personId } = input;
  return eraseOnce(setting, { viewer, mutation: 'erasePersonalData', input }, { personId, reason: 'OPERATOR', ground, erasedBy: viewer.login });
}

/** What is erased and why; its id when it was written down before, elsewhere. */
type Deed = Omit<Erasure, 'id' | 'at'> & Partial<Pick<Erasure, 'id'>>;

/** Erases for somebody who asked for it; with a key that was used before, it is answered as then. */
async function eraseOnce(
  { em, clock, onCommitted }: ErasureSetting,
  call: { readonly viewer: PersonViewer; readonly mutation: string; readonly input: { readonly idempotencyKey?: string | null } },
  deed: Deed,
): Promise<boolean> {
  const erased = await forkFor(em, call.viewer).transactional((tx) =>
    once(tx, 'people', { ...call, clock }, {
      answer: (done) => done,
      work: () => eraseWithin(tx, clock.now(), deed, null),
      replay: (done: boolean) => Promise.resolve(done),
    }),
  );
  if (erased) onCommitted();
  return erased;
}

/**
 * Erases, writes down that it was done and tells it by an event, all or nothing. Again, it does and writes nothing.
 * @param writtenBefore what the person wrote since stays
 */
export async function erase({ em, clock, onCommitted }: Omit<ErasureSetting, 'viewer'>, deed: Deed, writtenBefore: Date | null = null): Promise<boolean> {
  const erased = await em.fork().transactional((tx) => eraseWithin(tx, clock.now(), deed, writtenBefore));
  if (erased) onCommitted();
  return erased;
}

async function eraseWithin(tx: EntityManager, at: Date, deed: Deed, writtenBefore: Date | null): Promise<boolean> {
  const { personId, reason } = deed;
  if (!(await removePersonalData(tx, personId, writtenBefore))) return false;
  await addErasure(tx, { id: newId(at.getTime()), ...deed, at });
  const event = { topic: `citizen/${personId}`, type: 'PersonalDataErased', aggregate: personId, version: null, payload: { reason } };
  await appendEvents((sql, params) => tx.execute(sql, params), [event]);
  return true;
}

const NOT_CONFIRMED: ValidationIssue = {
  path: ['confirm'],
  code: 'REQUIRED',
  message: { ru: 'Подтвердите: вернуть стёртое нельзя.', en: 'Confirm it: what is erased cannot be brought back.' },
};
const BAD_ID: ValidationIssue = { path: ['personId'], code: 'BAD_FORMAT', message: { ru: 'Это не идентификатор.', en: 'This is not an id.' } };

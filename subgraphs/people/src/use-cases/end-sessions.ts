import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, checkLine, isId, type Clock, type ValidationIssue } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import { putEndedSessions, type SessionHolder } from '../store/ended-sessions.js';

/** What ending sessions works with. */
export interface SessionsSetting {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly clock: Clock;
}

/** Whose sessions to end: one of the two. */
export interface EndSessionsInput {
  readonly login?: string | null;
  readonly citizenId?: string | null;
}

const MAX_LOGIN_LENGTH = 262;

/** The operator signs somebody out everywhere. @returns since when older tokens count no more */
export async function endSessions({ em, viewer, clock }: SessionsSetting, input: EndSessionsInput): Promise<Date> {
  PEOPLE_PERMISSIONS.require(viewer, 'session.end');
  const holder = holderOf(input);
  const now = clock.now();
  await putEndedSessions(em, holder, now);
  return now;
}

/** Somebody signs out everywhere, this session included. @returns since when older tokens count no more */
export async function endMySessions({ em, viewer, clock }: SessionsSetting): Promise<Date> {
  const { citizenId } = PEOPLE_PERMISSIONS.requirePerson(viewer, 'session.end-own', {}, { ru: 'Вы не вошли.', en: 'You are not signed in.' });
  const now = clock.now();
  await putEndedSessions(em, { citizenId }, now);
  return now;
}

function holderOf({ login = null, citizenId = null }: EndSessionsInput): SessionHolder {
  const issues: ValidationIssue[] = [];
  if ((login === null) === (citizenId === null)) issues.push(ONE_OF_TWO);
  if (login !== null) issues.push(...checkLine(login, ['login'], MAX_LOGIN_LENGTH));
  if (citizenId !== null && !isId(citizenId)) issues.push(BAD_ID);
  if (issues.length > 0) throw Refusal.validation(issues);
  return login === null ? { citizenId: citizenId! } : { login };
}

const ONE_OF_TWO: ValidationIssue = {
  path: ['login'],
  code: 'REQUIRED',
  message: { ru: 'Укажите логин или гражданина — что-то одно.', en: 'Name a login or a citizen, one of the two.' },
};
const BAD_ID: ValidationIssue = { path: ['citizenId'], code: 'BAD_FORMAT', message: { ru: 'Это не идентификатор.', en: 'This is not an id.' } };

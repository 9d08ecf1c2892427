import { LOGINS } from '../cast/strangers.js';
import { act } from './act.js';
import type { Telling } from './world.js';

const APPEAL = 'appeal { id cursor }';
/** Works in the cabinet in the demo data, and nobody signs in as them. */
export const AWAY = 'roads-engineer';
const DAY_MS = 86_400_000;
const LEAVE_DAYS = 100;
const ABSENT_ON_DAY = 85;

/** An executor of the roads agency goes on leave for the rest of the story: what was theirs is answered by who stands in, what comes goes there. */
export async function tellAbsences({ cast, clock, ids, day: dayOfStory }: Telling, letRolesShow: () => void): Promise<void> {
  const names = ['substituted-secret', 'substituted-open'] as const;
  const assign = (name: string) => act(cast.coordinator, 'assignAppeal', { appealId: ids[name], executor: AWAY }, APPEAL);
  for (const name of names) await assign(name);
  const day = (days: number): string => new Date(clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const leave = { cabinet: 'roads', login: AWAY, from: day(-2), until: day(LEAVE_DAYS), substitute: LOGINS.executor, reason: 'SICK_LEAVE' };
  await act(cast.administrator, 'setAbsence', leave, 'absence { id }');
  const toEnd = { cabinet: 'roads', login: LOGINS.auditor, from: day(LEAVE_DAYS), until: day(LEAVE_DAYS + 1), reason: 'TRAINING' };
  ids['absenceToEnd'] = (await act(cast.administrator, 'setAbsence', toEnd, 'absence { id }')).id;
  // Long after the story has ended, and within a year.
  ids['absentOn'] = dayOfStory(ABSENT_ON_DAY).toISOString().slice(0, 10);
  letRolesShow();
  for (const name of names) {
    await act(cast.executor, 'answerAppeal', { appealId: ids[name], text: 'Открытый ответ' }, APPEAL);
    await act(cast.approver, 'returnAnswer', { appealId: ids[name], comment: 'CANARY-REASON' }, APPEAL);
    await assign(name);
    await act(cast.executor, 'answerAppeal', { appealId: ids[name], text: 'Открытый ответ' }, APPEAL);
    await act(cast.approver, 'approveAnswer', { appealId: ids[name] }, APPEAL);
  }
}

import { Refusal, type LocalizedText } from '@otklik/base';
import type { Action } from './action.js';
import type { AppealKind } from './appeal-kind.js';
import { STATUS_TITLES, type AppealStatus } from './appeal-status.js';
import { TRANSITIONS, type Transition } from './transitions.js';

/** What the next step depends on. */
export interface Standing {
  readonly kind: AppealKind;
  readonly status: AppealStatus;
}

/** What is in the way of an action; null when nothing is. */
export function obstacle(action: Action, { kind, status }: Standing): LocalizedText | null {
  const { from, kinds } = transition(action);
  if (kinds !== undefined && !kinds.includes(kind)) return { ru: 'С обращениями этого вида так не поступают.', en: 'This is not done with appeals of this kind.' };
  if (from.includes(status)) return null;
  const title = STATUS_TITLES[status];
  return { ru: `Сейчас это невозможно: состояние обращения — «${title.ru}».`, en: `This is not possible now: the appeal is ${title.en}.` };
}

/** The status that an action leads to. @throws Refusal Conflict WRONG_STATUS when kind or status do not allow it */
export function nextStatus(action: Action, appeal: Standing): AppealStatus {
  const why = obstacle(action, appeal);
  if (why !== null) throw Refusal.conflict('WRONG_STATUS', why);
  return transition(action).to ?? appeal.status;
}

/** The transition of an action. */
export function transition(action: Action): Transition {
  return TRANSITIONS[action];
}
